import type { Clock } from '../../platform/clock.js';
import type { UsageRecord } from '../sessions/message/message.entity.js';
import type { TraceRecord } from './turn.entity.js';

/** Measures a turn as it goes; all times in milliseconds from its start. */
export class TurnTrace {
  private readonly startedMs: number;
  private askedMs = 0;
  private firstTextMs: number | null = null;
  private answeredMs: number | null = null;
  private readonly stages: TraceRecord[] = [];

  constructor(private readonly clock: Clock) {
    this.startedMs = clock.monotonicMs();
  }

  /** The provider is asked now. */
  asked(): void {
    this.askedMs = this.elapsed();
  }

  /** Text came. @returns milliseconds since the provider was asked if it is the first, else null */
  text(): number | null {
    if (this.firstTextMs !== null) return null;
    this.firstTextMs = this.elapsed();
    return this.firstTextMs - this.askedMs;
  }

  /** The text of the answer is over. */
  answered(): void {
    this.answeredMs = this.elapsed();
  }

  /** Measures work that names its model when it is done; null says that no model was needed, and the stage did not happen. */
  async measure<T extends { model: string | null }>(name: TraceRecord['stage'], work: () => Promise<T>): Promise<T> {
    const startedMs = this.elapsed();
    const done = await work();
    if (done.model !== null) this.stages.push(stage(name, startedMs, this.elapsed() - startedMs, done.model, null));
    return done;
  }

  /** Measures a stage beside the answer's own. @returns what to call at its end; a stage without an end did not happen */
  begin(name: TraceRecord['stage'], model: string | null): () => void {
    const startedMs = this.elapsed();
    return () => this.stages.push(stage(name, startedMs, this.elapsed() - startedMs, model, null));
  }

  /** A stage that was measured elsewhere. @param agoMs how long ago it began */
  addMeasured(
    name: TraceRecord['stage'],
    agoMs: number,
    durationMs: number,
    model: string | null,
    usage: UsageRecord | null,
  ): void {
    this.stages.push(stage(name, this.elapsed() - agoMs, durationMs, model, usage));
  }

  /** The stages so far; a turn that got no text waited for its first token until now. */
  records(model: string | null, usage: UsageRecord | null): TraceRecord[] {
    const now = this.answeredMs ?? this.elapsed();
    const waited = (this.firstTextMs ?? now) - this.askedMs;
    return [
      stage('queue', 0, this.askedMs, null, null),
      stage('first_token', this.askedMs, waited, model, null),
      stage('answer', this.askedMs, now - this.askedMs, model, usage),
      ...this.stages,
    ];
  }

  private elapsed(): number {
    return this.clock.monotonicMs() - this.startedMs;
  }
}

function stage(
  name: TraceRecord['stage'],
  startedAtMs: number,
  durationMs: number,
  model: string | null,
  usage: UsageRecord | null,
): TraceRecord {
  return { stage: name, started_at_ms: Math.round(startedAtMs), duration_ms: Math.round(durationMs), model, usage };
}
