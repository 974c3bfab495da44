import { eventId, type TurnEvent, type TurnEventType } from './turn-events.js';

type HistoryEvent = [type: TurnEventType, data: unknown];

/** As it is stored: a number is the length of a token's text, in order of `text`. */
interface StoredHistory {
  text: string;
  events: (number | HistoryEvent)[];
}

/**
 * All events of one turn, kept small: a token is only the length of its text, which stands in one string with the others.
 * So a follower that comes back is served from memory while the turn runs, and from one row afterwards.
 */
export class TurnHistory {
  private readonly events: (number | { type: TurnEventType; data: string })[] = [];
  private tokenText = '';

  constructor(private readonly turn_id: string) {}

  static parse(turnId: string, json: string): TurnHistory {
    const { text, events } = JSON.parse(json) as StoredHistory;
    const history = new TurnHistory(turnId);
    history.tokenText = text;
    history.events.push(
      ...events.map((event) =>
        typeof event === 'number' ? event : { type: event[0], data: JSON.stringify(event[1]) },
      ),
    );
    return history;
  }

  /** The text of all tokens. */
  get text(): string {
    return this.tokenText;
  }

  /** The text of the tokens up to number `last`. */
  textUntil(last: number): string {
    let length = 0;
    for (const event of this.events.slice(0, last + 1)) if (typeof event === 'number') length += event;
    return this.tokenText.slice(0, length);
  }

  /** Number of the last event; -1 when there is none. */
  get lastSeq(): number {
    return this.events.length - 1;
  }

  add(type: TurnEventType, data: string): TurnEvent {
    this.events.push({ type, data });
    return this.event(this.lastSeq, type, data);
  }

  addToken(text: string): TurnEvent {
    this.events.push(text.length);
    this.tokenText += text;
    return this.event(this.lastSeq, 'token', tokenData(text));
  }

  /** Forgets the events behind number `last`. */
  cutAfter(last: number): void {
    this.tokenText = this.textUntil(last);
    this.events.length = last + 1;
  }

  /** The events behind number `after`, up to number `last`. */
  between(after: number, last: number): TurnEvent[] {
    const events: TurnEvent[] = [];
    let end = 0;
    for (const [seq, event] of this.events.entries()) {
      const start = end;
      if (typeof event === 'number') end += event;
      if (seq <= after) continue;
      if (seq > last) break;
      events.push(
        typeof event === 'number'
          ? this.event(seq, 'token', tokenData(this.tokenText.slice(start, end)))
          : this.event(seq, event.type, event.data),
      );
    }
    return events;
  }

  /** `data` is JSON already, so the record is put together as text. */
  toJson(): string {
    const events = this.events.map((event) => (typeof event === 'number' ? event : `["${event.type}",${event.data}]`));
    return `{"text":${JSON.stringify(this.tokenText)},"events":[${events.join(',')}]}`;
  }

  private event(seq: number, type: TurnEventType, data: string): TurnEvent {
    return { id: eventId(this.turn_id, seq), seq, type, data };
  }
}

function tokenData(text: string): string {
  return `{"content":${JSON.stringify(text)}}`;
}
