/** Where time comes from, so that a test can hold it still. Wall time may jump; durations use `monotonicMs`. */
export abstract class Clock {
  abstract now(): Date;
  /** Milliseconds from an arbitrary start; never goes backwards. */
  abstract monotonicMs(): number;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  monotonicMs(): number {
    return performance.now();
  }
}
