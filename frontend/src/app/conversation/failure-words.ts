import { type ApiError, explain } from '../core/api-error';
import type { ErrorEvent } from '../core/records';

export interface FailureWords {
  /** What went wrong, and what to do. */
  readonly cause: string;
  readonly action: string;
  /** The remedy is in the settings of the server, not in another try. */
  readonly settings: boolean;
}

/** The words of a failed answer. After a reload only the stored fallback text is known. */
export function failureWords(failure: ErrorEvent | null, provider: string, fallback: string): FailureWords {
  switch (failure?.code) {
    case 'provider_misconfigured':
      return {
        cause: `${provider} refused the key or the model.`,
        action: 'Check the settings of the server, then start it again.',
        settings: true,
      };
    case 'provider_rate_limited':
      return {
        cause: `${provider} gets too many requests.`,
        action: failure.retry_after_seconds
          ? `Retry in ${failure.retry_after_seconds} s.`
          : 'Wait a few seconds, then retry.',
        settings: false,
      };
    case 'provider_timeout':
      return {
        cause: `${provider} did not answer in time.`,
        action: 'A local model may still be loading. Retry in a moment.',
        settings: false,
      };
    case 'provider_error':
      return {
        cause: `${provider} could not be reached or answered with an error.`,
        action: 'Check that it is running, then retry.',
        settings: false,
      };
    default:
      return { cause: fallback, action: '', settings: false };
  }
}

/** Why the conversation cannot be shown, in words. */
export function explainFailure(failure: ApiError): string {
  return failure.status === 404 ? 'This session does not exist. It may have been deleted.' : explain(failure);
}
