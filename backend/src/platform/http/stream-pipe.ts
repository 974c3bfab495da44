import type { MessageEvent } from '@nestjs/common';
import type { Response } from 'express';
import type { Observer } from 'rxjs';

/** Bytes that may wait for a client that does not read before its connection is dropped; it resumes by `Last-Event-ID`. */
export const MAX_WAITING_BYTES = 256 * 1024;

/** How long a client may read nothing before what waits for it counts; a long replay waits, too, but is being read. */
const PATIENCE_MS = 250;

/** How soon a client whose connection broke comes back. */
const RETRY_MS = 1000;

interface Event {
  id: string;
  type: string;
  data: string;
}

/**
 * The way of events to one client. Nest opens and closes the response and watches for the client to leave; the events in
 * between are written past it, because its path of one promise, one transform and one pipe per event costs more than the
 * system call. A comment makes Nest send the headers; what comes until they are out is held back for that moment.
 */
export class StreamPipe {
  private held: string[] | null = [`retry: ${RETRY_MS}\n`];
  private over = false;
  /** Since when the socket takes nothing; null while it does. */
  private blocked_since_ms: number | null = null;

  constructor(
    private readonly client: Observer<MessageEvent>,
    private readonly response: Response,
  ) {
    client.next({ comment: 'open' });
    setImmediate(() => this.release());
  }

  send({ id, type, data }: Event): void {
    this.write(`${type && `event: ${type}\n`}${id && `id: ${id}\n`}data: ${data}\n\n`);
  }

  comment(text: string): void {
    this.write(`: ${text}\n\n`);
  }

  /** Ends the stream when all that was given is written. */
  end(): void {
    if (this.held) this.over = true;
    else this.client.complete();
  }

  private write(frame: string): void {
    if (this.held) {
      this.held.push(frame);
      return;
    }
    if (this.response.write(frame)) return;
    if (this.blocked_since_ms === null) {
      this.blocked_since_ms = performance.now();
      this.response.once('drain', () => (this.blocked_since_ms = null));
    }
    const isReading = performance.now() - this.blocked_since_ms < PATIENCE_MS;
    if (this.response.writableLength > MAX_WAITING_BYTES && !isReading) this.response.destroy();
  }

  /** By the next turn of the event loop Nest has written the headers and its comment. */
  private release(): void {
    const frames = this.held?.join('') ?? '';
    this.held = null;
    if (!this.response.writableEnded) this.write(frames);
    if (this.over) this.client.complete();
  }
}
