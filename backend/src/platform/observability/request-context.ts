import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** The correlation id of the request this code runs for; null outside of one. */
export function currentCorrelationId(): string | null {
  return storage.getStore() ?? null;
}

/** Runs `work`, and everything it awaits, so that its log lines and errors carry `id`. */
export function runWithCorrelationId<T>(id: string, work: () => T): T {
  return storage.run(id, work);
}
