import type { ErrorCode } from './error-table.js';
import { errorCodes } from './error-table.js';

/** A failure of HTTP itself (method, host, body, content type), which no feature knows. */
export class HttpError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail);
    this.name = 'HttpError';
    this.status = errorCodes[code].status;
  }
}
