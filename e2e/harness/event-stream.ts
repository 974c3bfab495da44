import type { IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import { open, type Asking } from './http.js';
import { recordAnswer } from './recorder.js';
import type { ErrorBody, Message, Session, SnapshotTurn, Turn, Usage } from './records.js';

/** What the events of a turn and of a session carry. */
export interface EventData {
  turn: { turn_id: string; user_message: Message; assistant_message_id: string };
  token: { turn_id?: string; content: string };
  citations: { citations: Message['citations'] };
  title: { title: string };
  done: {
    message_id: string;
    full_content: string;
    message: Message;
    usage: Usage | null;
    trace: Turn['trace'];
    notice: string | null;
  };
  error: ErrorBody & { message_id: string | null; message: Message | null };
  snapshot: { session: Session; active_turn: SnapshotTurn | null };
  session: { session: Session };
}

export type EventName = keyof EventData;

export interface StreamEvent<Name extends EventName = EventName> {
  id: string;
  event: Name;
  data: EventData[Name];
  /** When it was read, in `performance.now()`. */
  at: number;
}

interface Waiting {
  look: () => boolean;
  reject: (reason: Error) => void;
}

/** A server-sent event stream that remembers all it got. */
export class EventStream {
  readonly events: StreamEvent[] = [];
  /** Milliseconds of the last `retry:`. */
  retry: number | null = null;
  /** Resolves when the connection is over: `end` as agreed, `broken` otherwise. */
  readonly over: Promise<'end' | 'broken'>;
  private readonly waiting = new Set<Waiting>();
  private isOver = false;

  private constructor(
    private readonly response: IncomingMessage,
    record: (body: string, isComplete: boolean) => void,
  ) {
    const parser = createParser({
      onEvent: ({ id = '', event = 'message', data }) => {
        this.events.push({ id, event: event as EventName, data: JSON.parse(data), at: performance.now() });
        this.look();
      },
      onRetry: (milliseconds) => (this.retry = milliseconds),
    });
    response.setEncoding('utf8');
    let body = '';
    response.on('data', (text: string) => {
      body += text;
      parser.feed(text);
    });
    this.over = new Promise((resolve) => {
      const settle = () => {
        if (!this.isOver) record(body, response.complete);
        this.isOver = true;
        resolve(response.complete ? 'end' : 'broken');
        this.look();
        for (const { reject } of this.waiting) reject(new Error('The stream ended before that.'));
      };
      response.once('close', settle);
      // a broken connection is told by `over`
      response.once('error', settle);
    });
  }

  /** @throws Error when the answer is no stream */
  static async open(url: string, asking: Asking = {}): Promise<EventStream> {
    const response = await open(url, { ...asking, headers: { accept: 'text/event-stream', ...asking.headers } });
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
    const { method = 'GET', headers = {} } = asking;
    const isWhole = headers['last-event-id'] === undefined;
    return new EventStream(response, (body, isComplete) =>
      recordAnswer(url, { method, status: 200, headers: response.headers, body, isComplete, isWhole }),
    );
  }

  get headers() {
    return this.response.headers;
  }

  /** All events of this name so far. */
  all<Name extends EventName>(name: Name): StreamEvent<Name>[] {
    return this.events.filter((event): event is StreamEvent<Name> => event.event === name);
  }

  /** The text of all tokens so far. */
  get text(): string {
    return textOf(this.events);
  }

  /** The first event of this name, now or later. */
  async first<Name extends EventName>(name: Name): Promise<StreamEvent<Name>> {
    await this.until(() => this.all(name).length > 0);
    return this.all(name)[0] as StreamEvent<Name>;
  }

  /** Waits until so many events are there. */
  count(events: number): Promise<void> {
    return this.until(() => this.events.length >= events);
  }

  /** Waits for something that becomes true by an event. @throws Error when the stream ends before */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (condition()) resolve();
        return condition();
      };
      if (look()) return;
      if (this.isOver) reject(new Error('The stream ended before that.'));
      this.waiting.add({ look, reject });
    });
  }

  /** Hangs up. */
  close(): void {
    this.response.destroy();
  }

  private look(): void {
    for (const waiting of this.waiting) if (waiting.look()) this.waiting.delete(waiting);
  }
}

export function textOf(events: readonly StreamEvent[]): string {
  return events.map(({ event, data }) => (event === 'token' ? (data as EventData['token']).content : '')).join('');
}
