import type { Logger } from '../platform/observability/logger.js';
import type { Metrics } from '../platform/observability/metrics.js';
import type { ModelFailure } from './model-failure.js';
import type { ProviderObserver } from './openai/provider-calls.js';

/** Tells operators what a provider does wrong, without a word of what it was asked or wrote. */
export function observeProvider(provider: string, logger: Logger, metrics: Metrics): ProviderObserver {
  const fields = (failure: ModelFailure) => ({ provider, kind: failure.kind, status: failure.status });
  return {
    onRetry: (failure, waitMs) => {
      logger.warn(`Asking the model again: ${failure.message}`, { ...fields(failure), waitMs: Math.round(waitMs) });
    },
    onFailure: (failure) => {
      metrics.providerErrors.inc({ kind: failure.kind });
      logger.warn(failure.message, fields(failure));
    },
    onUnreadable: (lines) => {
      metrics.providerErrors.inc({ kind: 'unreadable_line' }, lines);
      logger.warn('Skipped unreadable lines of an answer', { provider, lines });
    },
  };
}
