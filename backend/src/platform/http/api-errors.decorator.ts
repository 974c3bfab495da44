import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ErrorBody } from './error-body.js';
import { errorCodes } from './error-table.js';
import type { ErrorCode } from './error-table.js';

/** Failures that any route of the API may answer. */
const EVERYWHERE: ErrorCode[] = [
  'unsupported_version',
  'misdirected_request',
  'rate_limited',
  'internal_error',
  'database_unavailable',
  'storage_full',
  'storage_read_only',
];

/** Failures of routes outside of the API, which have no version and no rate limit. */
const OUTSIDE: ErrorCode[] = ['misdirected_request', 'validation_error', 'internal_error'];

/** Documents the errors of a route: those given here, and those that every route has. */
export function ApiErrors(...codes: ErrorCode[]): MethodDecorator {
  return documented([...codes, ...EVERYWHERE]);
}

/** Documents the errors of a route outside of `/api`. */
export function ErrorsOutsideApi(): MethodDecorator {
  return documented(OUTSIDE);
}

function documented(codes: readonly ErrorCode[]): MethodDecorator {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(
    ApiExtraModels(ErrorBody),
    ...[...byStatus].map(([status, sharing]) =>
      ApiResponse({
        status,
        // Written out, because a route that produces events or text still fails in JSON.
        content: { 'application/json': { schema: { $ref: getSchemaPath(ErrorBody) } } },
        description: sharing.map((code) => `\`${code}\`: ${errorCodes[code].meaning}`).join('\n\n'),
      }),
    ),
  );
}
