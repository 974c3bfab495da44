import type { Verdict } from './failures.js';

const MAX_RETRIES = 2;
/** Waits before the first and the second retry, halved at most by jitter. */
const BACKOFF_MS = [500, 1500];
/** A provider that asks for a longer pause is not waited for. */
const MAX_RETRY_AFTER_SECONDS = 10;

/**
 * How long to wait before the next attempt; null when there is none.
 * @param retries how many there were
 * @param random 0..1
 */
export function retryDelayMs(verdict: Verdict, retries: number, random: number): number | null {
  if (!verdict.retryable || retries >= MAX_RETRIES) return null;
  const asked = verdict.failure.retry_after_seconds ?? 0;
  if (asked > MAX_RETRY_AFTER_SECONDS) return null;
  const backoff = (BACKOFF_MS[retries] ?? 0) * (0.5 + random / 2);
  return Math.max(asked * 1000, backoff);
}

/** Waits `ms`, or ends at once when the signal says so; it never throws. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
