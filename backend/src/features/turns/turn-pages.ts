import { type TurnEvent, eventId } from './turn-events.js';

/** A row of the ledger: consecutive events of one turn that went to disk together. */
export type EventPage = {
  turn_id: string;
  first_seq: number;
  last_seq: number;
  /** JSON array of `[type, data]`. */
  events: string;
};

/** `data` is JSON already, so the page is put together as text. */
export function writePage(turn_id: string, events: readonly TurnEvent[]): EventPage {
  const first_seq = events[0]?.seq ?? 0;
  const parts = events.map((event) => `["${event.type}",${event.data}]`);
  return { turn_id, first_seq, last_seq: first_seq + events.length - 1, events: `[${parts.join(',')}]` };
}

export function readPage({ turn_id, first_seq, events }: EventPage): TurnEvent[] {
  const stored = JSON.parse(events) as [TurnEvent['type'], unknown][];
  return stored.map(([type, data], index) => {
    const seq = first_seq + index;
    return { id: eventId(turn_id, seq), seq, type, data: JSON.stringify(data) };
  });
}
