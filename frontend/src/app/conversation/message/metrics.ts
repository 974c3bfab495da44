import { formatNumber } from '../../core/format/number-format';
import type { Message, TraceEntry, Usage } from '../../core/api/api-schemas';
import { duration } from '../../core/format/time-format';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** "2.4 s · 412 tokens"; what is only estimated says "about". */
export function footerMetrics(message: Message, trace: readonly TraceEntry[] | null): string {
  const total = trace ? totalOf(trace) : null;
  const tokens = message.usage?.output_tokens ?? null;
  const about = message.simulated ? 'about ' : '';
  return [total === null ? null : duration(total), tokens === null ? null : `${about}${formatNumber(tokens)} tokens`]
    .filter((part) => part !== null)
    .join(' · ');
}

/** The rows of the details: only what is known is listed. */
export function detailFacts(message: Message, trace: readonly TraceEntry[], provider: string | null): readonly Fact[] {
  const { usage } = message;
  const first = trace.find(({ stage }) => stage === 'first_token');
  const transcribed = trace.find(({ stage }) => stage === 'transcribe');
  const sound = trace.find(({ stage }) => stage === 'first_audio');
  const total = totalOf(trace);
  const tokens = (name: string, count: number | null | undefined): Fact | null =>
    count === null || count === undefined
      ? null
      : { name, value: `${message.simulated ? 'about ' : ''}${formatNumber(count)}` };
  const facts: (Fact | null)[] = [
    usage?.model ? { name: 'Model', value: usage.model } : null,
    provider ? { name: 'Provider', value: provider } : null,
    transcribed ? { name: 'Speech understood in', value: duration(transcribed.duration_ms) } : null,
    first ? { name: 'First token', value: duration(first.started_at_ms + first.duration_ms) } : null,
    sound ? { name: 'First sound', value: duration(sound.started_at_ms + sound.duration_ms) } : null,
    total === null ? null : { name: 'Whole reply', value: duration(total) },
    speed(usage, trace),
    tokens('Tokens in', usage?.input_tokens),
    usage?.cached_input_tokens ? tokens('of these cached', usage.cached_input_tokens) : null,
    tokens('Tokens out', usage?.output_tokens),
    usage?.reasoning_tokens ? tokens('of these reasoning', usage.reasoning_tokens) : null,
    { name: 'Ended', value: endOf(message) },
  ];
  return facts.filter((fact) => fact !== null);
}

function speed(usage: Usage | null, trace: readonly TraceEntry[]): Fact | null {
  const answer = trace.find(({ stage }) => stage === 'answer');
  if (!answer || answer.duration_ms <= 0 || !usage?.output_tokens) return null;
  return { name: 'Speed', value: `${Math.round(usage.output_tokens / (answer.duration_ms / 1000))} tokens/s` };
}

function totalOf(trace: readonly TraceEntry[]): number | null {
  const ends = trace.map((entry) => entry.started_at_ms + entry.duration_ms);
  return ends.length === 0 ? null : Math.max(...ends);
}

function endOf({ status, finish_reason }: Message): string {
  if (status === 'stopped') return 'stopped by you';
  if (status === 'interrupted') return 'interrupted';
  if (status === 'failed') return 'failed';
  return { stop: 'complete', length: 'token limit', content_filter: 'content filter' }[finish_reason ?? 'stop'];
}
