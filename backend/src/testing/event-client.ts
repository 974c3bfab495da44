import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** One event as a client reads it. */
export interface ReadEvent {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

/** A client of event streams that reads at its own pace and remembers what it saw. */
export class EventClient {
  readonly seen: ReadEvent[] = [];
  private readonly fresh: ReadEvent[] = [];
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly decoder = new TextDecoder();
  private readonly parser = createParser({ onEvent: (event) => this.take(event) });

  private constructor(
    readonly response: Response,
    private readonly abort: AbortController,
  ) {
    if (!response.body) throw new Error(`no body: ${response.status}`);
    this.reader = response.body.getReader();
  }

  static async open(url: string, init: RequestInit = {}): Promise<EventClient> {
    const abort = new AbortController();
    const response = await fetch(url, { ...init, signal: abort.signal });
    return new EventClient(response, abort);
  }

  static post(url: string, body?: unknown, headers: Record<string, string> = {}): Promise<EventClient> {
    const json = { 'Content-Type': 'application/json', ...headers };
    return EventClient.open(url, {
      method: 'POST',
      headers: json,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** The next event of this type; everything before it is in `seen`. @throws when the stream ends before */
  async next(type?: string): Promise<ReadEvent> {
    for (;;) {
      const event = this.fresh.shift() ?? (await this.read());
      if (!event) throw new Error(`the stream ended before ${type ?? 'an event'}; it had ${this.types().join(', ')}`);
      this.seen.push(event);
      if (type === undefined || event.type === type) return event;
    }
  }

  /** Reads to the end of the stream. */
  async rest(): Promise<ReadEvent[]> {
    for (;;) {
      const event = this.fresh.shift() ?? (await this.read());
      if (!event) return this.seen;
      this.seen.push(event);
    }
  }

  /** All text of `token` events so far. */
  text(): string {
    return this.seen.map((event) => (event.type === 'token' ? String(event.data['content']) : '')).join('');
  }

  types(): string[] {
    return this.seen.map((event) => event.type);
  }

  hangUp(): void {
    this.abort.abort();
  }

  private async read(): Promise<ReadEvent | undefined> {
    while (this.fresh.length === 0) {
      const { done, value } = await this.reader.read();
      if (done) return undefined;
      this.parser.feed(this.decoder.decode(value, { stream: true }));
    }
    return this.fresh.shift();
  }

  private take({ id, event, data }: EventSourceMessage): void {
    this.fresh.push({ id: id ?? '', type: event ?? '', data: JSON.parse(data) as Record<string, unknown> });
  }
}
