import { DomainError } from '../../domain-error.js';
import type { Clock } from '../../clock.js';

/** Routes that cost alike: reads, writes, and those that make a model work. */
export type RouteClass = 'reads' | 'writes' | 'turns';

const PER_MINUTE: Record<RouteClass, number> = { reads: 600, writes: 120, turns: 60 };
const MINUTE_MS = 60_000;

/** Buckets that have been full for long say nothing; above this many they are forgotten. */
const MANY_BUCKETS = 10_000;

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Token buckets, one per principal and class of routes: a minute's worth at once, refilled evenly. */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly clock: Clock) {}

  /** Takes one request's place. @throws 429 with the seconds to wait */
  take(principal: string, routeClass: RouteClass): void {
    const capacity = PER_MINUTE[routeClass];
    const now = this.clock.monotonicMs();
    const key = `${routeClass} ${principal}`;
    const bucket = this.buckets.get(key) ?? { tokens: capacity, filledAtMs: now };
    const tokens = Math.min(capacity, bucket.tokens + ((now - bucket.filledAtMs) / MINUTE_MS) * capacity);
    const allowed = tokens >= 1;
    this.buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, filledAtMs: now });
    if (this.buckets.size > MANY_BUCKETS) this.forgetIdle(now);
    if (allowed) return;
    throw new DomainError(
      'too_many_requests',
      'rate_limited',
      'Too many requests. Please wait a moment and try again.',
      {
        retry_after_seconds: ((1 - tokens) / capacity) * (MINUTE_MS / 1000),
        logLevel: 'warn',
      },
    );
  }

  private forgetIdle(now: number): void {
    for (const [key, { filledAtMs }] of this.buckets) {
      if (now - filledAtMs >= MINUTE_MS) this.buckets.delete(key);
    }
  }
}
