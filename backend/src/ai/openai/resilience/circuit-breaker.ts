import type { Clock } from '../../../platform/clock.js';

const FAILURES_TO_OPEN = 5;
const WITHIN_MS = 30_000;
const OPEN_MS = 15_000;

/** What a call that was let through reports back: at most one `began`, then one outcome; later outcomes do not count. */
export interface Pass {
  /** The provider started to answer: a probe closes the breaker without waiting for the end of its answer. */
  began(): void;
  /** The provider answered, be it with a refusal. */
  answered(): void;
  /** The provider was not able to answer. */
  failed(): void;
  /** The call ended without telling anything about the provider. */
  released(): void;
}

/**
 * Spares a provider that is down, and the people who wait for it: opens after 5 failures in a row within 30 s; after 15 s
 * lets one call through, whose outcome closes it or opens it again.
 */
export class CircuitBreaker {
  private failures: number[] = [];
  private openedAt: number | null = null;
  private probing = false;

  constructor(private readonly clock: Clock) {}

  /** A pass, or the seconds after which trying again makes sense. */
  enter(): Pass | { retry_after_seconds: number } {
    const probe = this.openedAt !== null;
    if (this.openedAt !== null) {
      const left = this.openedAt + OPEN_MS - this.clock.monotonicMs();
      if (left > 0 || this.probing) return { retry_after_seconds: Math.max(1, Math.ceil(left / 1000)) };
      this.probing = true;
    }
    return this.pass(probe);
  }

  private pass(probe: boolean): Pass {
    let holdsProbe = probe;
    let reported = false;
    const report = (apply: () => void) => () => {
      if (reported) return;
      reported = true;
      if (holdsProbe) this.probing = false;
      apply();
    };
    return {
      began: () => {
        if (holdsProbe) this.close();
        holdsProbe = false;
      },
      answered: report(() => {
        if (holdsProbe) this.close();
        else this.failures = [];
      }),
      failed: report(() => this.count(holdsProbe)),
      released: report(() => undefined),
    };
  }

  private close(): void {
    this.failures = [];
    this.openedAt = null;
    this.probing = false;
  }

  private count(probe: boolean): void {
    // A call from before the opening does not make it longer.
    if (this.openedAt !== null && !probe) return;
    const now = this.clock.monotonicMs();
    this.failures = [...this.failures.filter((at) => now - at < WITHIN_MS), now];
    if (probe || this.failures.length >= FAILURES_TO_OPEN) {
      this.openedAt = now;
      this.failures = [];
    }
  }
}
