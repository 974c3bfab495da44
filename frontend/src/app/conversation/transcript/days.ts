import type { Message } from '../../core/api/api-schemas';
import { dayKey } from '../../core/format/time-format';

export interface Day {
  readonly key: string;
  /** Time of the first message, for the heading. */
  readonly at: string;
  readonly messages: readonly Message[];
}

/** Messages under the calendar day (of this reader) that they were written on. */
export function byDay(messages: readonly Message[]): readonly Day[] {
  const days: { key: string; at: string; messages: Message[] }[] = [];
  for (const message of messages) {
    const key = dayKey(message.created_at);
    const last = days.at(-1);
    if (last?.key === key) last.messages.push(message);
    else days.push({ key, at: message.created_at, messages: [message] });
  }
  return days;
}
