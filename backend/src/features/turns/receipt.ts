import type { Clock } from '../../platform/clock.js';
import type { UsageRecord } from '../sessions/message.entity.js';
import type { TraceRecord } from './turn.entity.js';

/** Measures a turn as it goes; all times in milliseconds from its start. */
export class Receipt {
  private readonly started_ms: number;
  private asked_ms = 0;
  private first_text_ms: number | null = null;

  constructor(private readonly clock: Clock) {
    this.started_ms = clock.monotonicMs();
  }

  /** The provider is asked now. */
  asked(): void {
    this.asked_ms = this.elapsed();
  }

  /** Text came. @returns milliseconds since the provider was asked if it is the first, else null */
  text(): number | null {
    if (this.first_text_ms !== null) return null;
    this.first_text_ms = this.elapsed();
    return this.first_text_ms - this.asked_ms;
  }

  /** The stages so far; a turn that got no text waited for its first token until now. */
  trace(model: string | null, usage: UsageRecord | null): TraceRecord[] {
    const now = this.elapsed();
    const waited = (this.first_text_ms ?? now) - this.asked_ms;
    return [
      stage('queue', 0, this.asked_ms, null, null),
      stage('first_token', this.asked_ms, waited, model, null),
      stage('answer', this.asked_ms, now - this.asked_ms, model, usage),
    ];
  }

  private elapsed(): number {
    return this.clock.monotonicMs() - this.started_ms;
  }
}

function stage(
  name: TraceRecord['stage'],
  started_at_ms: number,
  duration_ms: number,
  model: string | null,
  usage: UsageRecord | null,
): TraceRecord {
  return { stage: name, started_at_ms: Math.round(started_at_ms), duration_ms: Math.round(duration_ms), model, usage };
}
