import type { Clock } from '../../platform/clock.js';
import type { UsageRecord } from '../sessions/message/message.entity.js';
import type { TraceRecord } from './turn.entity.js';

/** Measures a turn as it goes; all times in milliseconds from its start. */
export class Receipt {
  private readonly started_ms: number;
  private asked_ms = 0;
  private first_text_ms: number | null = null;
  private answered_ms: number | null = null;
  private readonly stages: TraceRecord[] = [];

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

  /** The text of the answer is over. */
  answered(): void {
    this.answered_ms = this.elapsed();
  }

  /** Measures work that names its model when it is done; null says that no model was needed, and the stage did not happen. */
  async measure<T extends { model: string | null }>(name: TraceRecord['stage'], work: () => Promise<T>): Promise<T> {
    const started_ms = this.elapsed();
    const done = await work();
    if (done.model !== null) this.stages.push(stage(name, started_ms, this.elapsed() - started_ms, done.model, null));
    return done;
  }

  /** Measures a stage beside the answer's own. @returns what to call at its end; a stage without an end did not happen */
  begin(name: TraceRecord['stage'], model: string | null): () => void {
    const started_ms = this.elapsed();
    return () => this.stages.push(stage(name, started_ms, this.elapsed() - started_ms, model, null));
  }

  /** A stage that was measured elsewhere. @param ago_ms how long ago it began */
  happened(
    name: TraceRecord['stage'],
    ago_ms: number,
    duration_ms: number,
    model: string | null,
    usage: UsageRecord | null,
  ): void {
    this.stages.push(stage(name, this.elapsed() - ago_ms, duration_ms, model, usage));
  }

  /** The stages so far; a turn that got no text waited for its first token until now. */
  trace(model: string | null, usage: UsageRecord | null): TraceRecord[] {
    const now = this.answered_ms ?? this.elapsed();
    const waited = (this.first_text_ms ?? now) - this.asked_ms;
    return [
      stage('queue', 0, this.asked_ms, null, null),
      stage('first_token', this.asked_ms, waited, model, null),
      stage('answer', this.asked_ms, now - this.asked_ms, model, usage),
      ...this.stages,
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
