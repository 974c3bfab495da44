import type { Verdict } from './failures.js';

const MAX_RETRIES = 2;
/** Waits before the first and the second retry, halved at most by jitter. */
const BACKOFF_MS = [500, 1500];
/** A provider that asks for a longer pause is not waited for. */
const MAX_RETRY_AFTER_SECONDS = 10;

/** An attempt that would have less time than this is not worth waiting for. */
const MIN_ATTEMPT_MS = 1_000;

interface Attempts {
  /** How many retries there were. */
  retries: number;
  /** 0..1 */
  random: number;
  /** How long the call may still wait for the beginning of an answer. */
  remainingMs: number;
}

/**
 * How long to wait before the next attempt; null when there is none. A wait that would outlive the call ends it at once, so
 * that it fails for its cause and not for the time that the wait took.
 */
export function retryDelayMs(verdict: Verdict, { retries, random, remainingMs }: Attempts): number | null {
  if (!verdict.retryable || retries >= MAX_RETRIES) return null;
  const asked = verdict.failure.retry_after_seconds ?? 0;
  if (asked > MAX_RETRY_AFTER_SECONDS) return null;
  const backoff = (BACKOFF_MS[retries] ?? 0) * (0.5 + random / 2);
  const wait = Math.max(asked * 1000, backoff);
  return wait + MIN_ATTEMPT_MS > remainingMs ? null : wait;
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
