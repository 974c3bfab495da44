import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain-error.js';
import { Metrics } from '../../observability/metrics.js';

export const MAX_OPEN_STREAMS = 1000;
const RETRY_AFTER_SECONDS = 5;

/** Counts the event streams that this process holds open, and refuses more than it can serve well. */
@Injectable()
export class OpenStreams {
  private open = 0;

  constructor(private readonly metrics: Metrics) {}

  /** Takes a place. Call what it gives back when the stream has ended; calling it again does nothing. @throws 503 */
  enter(): () => void {
    this.check();
    this.count(1);
    let inside = true;
    return () => {
      if (inside) this.count(-1);
      inside = false;
    };
  }

  /** For work that must not begin when nobody could follow it. @throws 503 when no place is free */
  check(): void {
    if (this.open >= MAX_OPEN_STREAMS) {
      throw new DomainError(
        'unavailable',
        'too_many_streams',
        'Too many open event streams. Please try again shortly.',
        {
          retry_after_seconds: RETRY_AFTER_SECONDS,
          logLevel: 'warn',
        },
      );
    }
  }

  private count(change: 1 | -1): void {
    this.open += change;
    this.metrics.openStreams.set(this.open);
  }
}
