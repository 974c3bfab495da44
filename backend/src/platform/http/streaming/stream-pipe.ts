import type { Socket } from 'node:net';
import type { Response } from 'express';

/** Bytes that may wait for a client that does not read before its connection is dropped; it resumes by `Last-Event-ID`. */
export const MAX_WAITING_BYTES = 256 * 1024;

/** How long a client may read nothing before what waits for it counts; a long replay waits, too, but is being read. */
const PATIENCE_MS = 250;

export const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache, no-transform',
  // For nginx, which would gather events before it passes them on.
  'X-Accel-Buffering': 'no',
} as const;

/** How soon a client whose connection broke comes back. */
const RETRY_MS = 1000;

interface Event {
  id: string;
  type: string;
  data: string;
}

/**
 * The way of events to one client. What is sent before `open` leaves with the headers, in one write.
 *
 * Between headers and end the chunks are framed here and written to the socket as one string each: `response.write` makes
 * three buffers of a chunk and a task of its own to write them, which was a sixth of the CPU of a streamed token. The
 * stream that Nest would put in front of it was a tenth of the CPU of a short answer.
 */
export class StreamPipe {
  /** Null once the headers are out. */
  private held: string | null = `retry: ${RETRY_MS}\n: open\n\n`;
  private isOver = false;
  /** Since when the socket takes nothing; null while it does. */
  private blockedSinceMs: number | null = null;

  constructor(private readonly response: Response) {}

  get isOpen(): boolean {
    return this.held === null;
  }

  open(): void {
    const { response, held } = this;
    const { socket } = response;
    response.writeHead(response.statusCode, STREAM_HEADERS);
    socket?.cork();
    response.flushHeaders();
    this.held = null;
    if (held !== null) this.write(held);
    socket?.uncork();
    if (this.isOver) response.end();
  }

  send({ id, type, data }: Event): void {
    this.write(`${type && `event: ${type}\n`}${id && `id: ${id}\n`}data: ${oneLine(data)}\n\n`);
  }

  comment(text: string): void {
    this.write(`: ${text}\n\n`);
  }

  /** Ends the stream behind all that was given. */
  end(): void {
    this.isOver = true;
    if (this.isOpen) this.response.end();
  }

  private write(frame: string): void {
    if (this.held !== null) {
      this.held += frame;
      return;
    }
    const { response } = this;
    if (response.destroyed || response.writableEnded) return;
    const { socket } = response;
    if (this.writeChunk(frame, socket)) return;
    if (this.blockedSinceMs === null) {
      this.blockedSinceMs = performance.now();
      socket?.once('drain', () => (this.blockedSinceMs = null));
    }
    const isReading = performance.now() - this.blockedSinceMs < PATIENCE_MS;
    if (response.writableLength > MAX_WAITING_BYTES && !isReading) response.destroy();
  }

  /** @returns false when the client should read first */
  private writeChunk(frame: string, socket: Socket | null): boolean {
    // The answer before it on the same connection is not over yet, or a client of HTTP/1.0 gets no chunks.
    if (!socket || !this.response.chunkedEncoding) return this.response.write(frame);
    const bytes = Buffer.byteLength(frame);
    // The same bytes for ASCII, and they need not be encoded.
    const encoding = bytes === frame.length ? 'latin1' : 'utf8';
    return socket.write(`${bytes.toString(16)}\r\n${frame}\r\n`, encoding);
  }
}

/** JSON may hold these as they are, but readers that take them for line breaks would see the end of the event. */
function oneLine(json: string): string {
  if (!json.includes('\u2028') && !json.includes('\u2029')) return json;
  return json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
