import type { ReadingProblem } from './reader-protocol.js';

/** A document that cannot be read, for a reason that can be said. */
export class ReadingFailure extends Error {
  constructor(readonly problem: ReadingProblem) {
    super(problem);
    this.name = 'ReadingFailure';
  }
}
