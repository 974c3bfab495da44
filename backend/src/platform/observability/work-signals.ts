/**
 * What is done for a request or a turn is ended by a signal, which goes along to the last call of a provider. The signal
 * also says for which request it is done, so that log lines far from it can name it. `AsyncLocalStorage` would do this
 * without a word, but on Node 20 it makes an object of every promise: a tenth of the CPU of a short answer.
 */
const correlationIds = new WeakMap<AbortSignal, string>();

/** Notes for which request the work is done that `signal` ends. */
export function correlate(signal: AbortSignal, correlationId: string | null): AbortSignal {
  if (correlationId !== null) correlationIds.set(signal, correlationId);
  return signal;
}

/** Null for work that no request asked for. */
export function correlationIdOfWork(signal: AbortSignal): string | null {
  return correlationIds.get(signal) ?? null;
}

/** The signal of a part of the work, which `other` can end as well. */
export function endedByEither(signal: AbortSignal, other: AbortSignal): AbortSignal {
  return correlate(AbortSignal.any([signal, other]), correlationIdOfWork(signal));
}
