/**
 * Why a model gave no (whole) answer, sorted by what a person can do about it.
 *  - misconfigured: the provider refused the key (401, 403)
 *  - rate_limit: 429, including a spent quota
 *  - timeout: connect, first token or idle limit passed
 *  - unavailable: 5xx, unreachable, connection reset, open circuit breaker
 *  - rejected: any other 4xx: the request itself was not accepted (unknown model, context too long)
 *  - invalid: an answer that makes no sense: HTML with status 200, nothing but garbage, no content
 *  - incomplete: the stream ended or broke before a finish_reason, after text had come
 *  - aborted: our own signal
 */
export type ModelFailureKind =
  'misconfigured' | 'rate_limit' | 'timeout' | 'unavailable' | 'rejected' | 'invalid' | 'incomplete' | 'aborted';

export interface ModelFailureOptions {
  /** HTTP status the provider gave, if it answered. */
  status?: number;
  /** The provider's own wish, from `Retry-After`. */
  retry_after_seconds?: number;
  cause?: unknown;
}

/** `message` is ours and safe to show: it holds no key, no prompt and nothing the provider wrote unscrubbed. */
export class ModelFailure extends Error {
  readonly status: number | undefined;
  readonly retry_after_seconds: number | undefined;

  constructor(
    readonly kind: ModelFailureKind,
    message: string,
    options: ModelFailureOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ModelFailure';
    this.status = options.status;
    this.retry_after_seconds = options.retry_after_seconds;
  }
}
