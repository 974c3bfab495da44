import type { Logger } from '../platform/observability/logger.js';
import { correlationIdOfWork } from '../platform/observability/work-signals.js';
import type { Metrics } from '../platform/observability/metrics.js';
import type { ModelFailure } from './model-failure.js';
import type { ProviderObserver } from './openai/provider-calls.js';

/** Tells operators what a provider does wrong, without a word of what it was asked or wrote. */
export function observeProvider(provider: string, logger: Logger, metrics: Metrics): ProviderObserver {
  const fields = (signal: AbortSignal, { kind, status }: ModelFailure) => ({
    correlation_id: correlationIdOfWork(signal),
    provider,
    kind,
    status,
  });
  return {
    onRetry: (failure, waitMs, signal) => {
      logger.warn(`Asking the model again: ${failure.message}`, {
        ...fields(signal, failure),
        waitMs: Math.round(waitMs),
      });
    },
    onFailure: (failure, signal) => {
      metrics.providerErrors.inc({ kind: failure.kind });
      logger.warn(failure.message, fields(signal, failure));
    },
    onUnreadable: (lines, signal) => {
      metrics.providerErrors.inc({ kind: 'unreadable_line' }, lines);
      logger.warn('Skipped unreadable lines of an answer', {
        correlation_id: correlationIdOfWork(signal),
        provider,
        lines,
      });
    },
  };
}
