import type { ErrorBody } from './api-schemas';

/** Why a request failed: the server's error body, or the fact that nothing answered (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly body: ErrorBody | null,
    /** Seconds the server asks to wait before another try. */
    readonly retryAfterSeconds: number | null = null,
    /** The recording that could not be transcribed, which the server retained. */
    readonly recordingId: string | null = null,
  ) {
    super(
      body?.detail ?? body?.error ?? (status === 0 ? 'The server did not answer' : `The server answered ${status}`),
    );
  }

  get code(): string {
    return this.body?.code ?? (this.status === 0 ? 'no_answer' : 'unknown');
  }

  /** What the server says about one field of the form, if anything. */
  fieldMessage(field: string): string | null {
    return this.body?.fields?.find((entry) => entry.field === field)?.message ?? null;
  }

  /** Reads the error body of a failed answer; a proxy's HTML page gives an error without a body. */
  static async from(response: Response): Promise<ApiError> {
    const retryAfter = Number(response.headers.get('retry-after') ?? '');
    const body = await response.json().then(
      (value: unknown) => (isErrorBody(value) ? value : null),
      () => null,
    );
    const recordingId = response.headers.get('x-recording-id');
    return new ApiError(response.status, body, retryAfter > 0 ? retryAfter : null, recordingId);
  }
}

/** One or two sentences for a person: the cause, then what to do. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something in this page failed. Reload it; nothing that was sent is lost.';
  switch (error.code) {
    case 'no_answer':
      return 'The server did not answer. Check that Parley is running, then try again.';
    case 'turn_in_progress':
      return 'A reply is still being written in this session. Wait for it or stop it, then send again.';
    case 'rate_limited':
      return error.retryAfterSeconds === null
        ? 'Too many requests. Wait a moment, then try again.'
        : `Too many requests. Try again in ${error.retryAfterSeconds} s.`;
    case 'not_found':
      return 'This no longer exists. It may have been deleted in another tab.';
    case 'payload_too_large':
      return 'This is too large to send. Make it smaller, then try again.';
    case 'database_unavailable':
      return 'The database of the server is not available. Nothing was saved; try again in a moment.';
    case 'invalid_audio':
      return `${capitalized(error.message)}.`;
    case 'transcription_failed':
      return error.body?.fallback_message ?? error.message;
    case 'validation_error':
      return `${capitalized(error.message)}.`;
    default:
      return error.body ? `${error.body.error}: ${error.message}` : `The server answered ${error.status}. Try again.`;
  }
}

function isErrorBody(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null && 'error' in value && 'code' in value;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}
