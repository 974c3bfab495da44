import type { ErrorCode } from './http/errors/error-table.js';

/**
 * What went wrong, in words of the domain. A feature declares its errors beside its code; `platform/http/error.filter.ts`
 * alone knows which kind answers which HTTP status.
 */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported_media_type'
  | 'too_many_requests'
  | 'misconfigured'
  | 'bad_gateway'
  | 'unavailable'
  | 'gateway_timeout'
  | 'storage'
  | 'internal';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One field of a request that breaks a rule. */
export interface FieldProblem {
  field: string;
  message: string;
}

export interface DomainErrorOptions {
  /** Human title; without it the title of the kind is used. */
  title?: string;
  fields?: FieldProblem[];
  /** Text shown to a person in place of an agent's answer. */
  fallback_message?: string | null;
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  retry_after_seconds?: number;
  logLevel?: LogLevel;
  cause?: unknown;
}

/** Base of every error that a client may see. `detail` must never hold a prompt, a key, SQL or a path. */
export class DomainError extends Error {
  readonly title: string | undefined;
  readonly fields: FieldProblem[];
  readonly fallback_message: string | null;
  readonly retry_after_seconds: number | undefined;
  readonly logLevel: LogLevel;

  /** @param code stable machine word of the contract, listed in `platform/http/errors/error-table.ts` */
  constructor(
    readonly kind: ErrorKind,
    readonly code: ErrorCode,
    readonly detail: string,
    options: DomainErrorOptions = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = new.target.name;
    this.title = options.title;
    this.fields = options.fields ?? [];
    this.fallback_message = options.fallback_message ?? null;
    this.retry_after_seconds = options.retry_after_seconds;
    this.logLevel = options.logLevel ?? 'debug';
  }

  /** True when what was asked for was not done. After an error of our own, such as a commit that hangs, it may have been. */
  get isRefusal(): boolean {
    return this.kind !== 'internal';
  }
}

/** The machine gave this server too little time to find out what an upload is: nothing is wrong with the upload. */
export class ServerTooBusy extends DomainError {
  constructor() {
    super('unavailable', 'server_busy', 'Reading the file took too long on this machine. Try again.', {
      retry_after_seconds: 10,
      logLevel: 'warn',
    });
  }
}
