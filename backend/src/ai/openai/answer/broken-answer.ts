import type { Verdict } from '../resilience/failures.js';

/** A failure within an answer that may be worth another attempt, as long as nothing of it was shown. */
export class BrokenAnswer extends Error {
  constructor(readonly verdict: Verdict) {
    super(verdict.failure.message);
  }
}
