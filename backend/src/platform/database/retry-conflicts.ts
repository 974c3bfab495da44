import { setTimeout as pause } from 'node:timers/promises';

/** Postgres took one of several transactions back because they waited for each other, or could not be put in an order. */
const CONFLICTS = new Set(['40P01', '40001']);
const MAX_ATTEMPTS = 5;
/** Longest wait before the first repetition, doubled for each further one; the jitter keeps the same ones from meeting again. */
const LONGEST_FIRST_WAIT_MS = 20;

/**
 * Repeats work that Postgres took back for the sake of another transaction: nothing of it was stored, and the same work
 * succeeds as soon as the other one is through. The work must do nothing but talk to the database.
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isConflict(error)) throw error;
      await pause(Math.random() * LONGEST_FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}

function isConflict(error: unknown): boolean {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return CONFLICTS.has(driverError?.code ?? code ?? '');
}
