import { type ApiError, explain } from '../../core/api/api-error';
import type { MessageError } from '../../core/api/api-schemas';

export interface FailureMessage {
  /** What went wrong, and what to do. */
  readonly cause: string;
  readonly action: string;
  /** The remedy is in the settings of the server, not in another try. */
  readonly settings: boolean;
}

/**
 * The message for a failed answer, from what is stored with it: the same when it fails and after a reload.
 * @param error null for answers from before the cause was stored
 */
export function failureMessage(error: MessageError | null, provider: string, fallback: string): FailureMessage {
  switch (error?.code) {
    case 'provider_misconfigured':
      return {
        cause: `${provider} refused the key or the model.`,
        action: 'Check the settings of the server, then start it again.',
        settings: true,
      };
    case 'provider_rate_limited':
      return {
        cause: error.detail,
        action: error.retry_at === null ? 'Wait a few seconds, then retry.' : '',
        settings: false,
      };
    case 'provider_timeout':
      return { cause: error.detail, action: 'A local model may still be loading. Retry in a moment.', settings: false };
    case undefined:
      return { cause: fallback, action: '', settings: false };
    default:
      // The server's own sentence: it names the cause and what to check.
      return { cause: error?.detail ?? fallback, action: '', settings: false };
  }
}

/**
 * Why the conversation cannot be shown, in words.
 * @param what was asked for: a session, or the agent alone
 */
export function explainFailure(failure: ApiError, what: 'session' | 'agent'): string {
  return failure.status === 404 ? `This ${what} does not exist. It may have been deleted.` : explain(failure);
}
