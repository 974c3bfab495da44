import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable, type Subscription } from 'rxjs';
import { correlationIdOf } from '../../observability/correlation.js';
import { Logger } from '../../observability/logger.js';
import { correlate } from '../../observability/work-signals.js';
import { OpenStreams } from './open-streams.js';
import { STREAM_HEADERS, StreamPipe } from './stream-pipe.js';

/** An event on its way to one client. */
export interface SseEvent {
  /** Empty: a client must not resume from it. */
  id: string;
  /** Empty: a bare `data:` line. */
  type: string;
  /** JSON text, which has no line breaks. */
  data: string;
}

/** Keeps proxies from closing a stream in which nothing happens, and finds out that a client has left without a word. */
const COMMENT_EVERY_MS = 10_000;

@Injectable()
export class SseStreams {
  private readonly served = new Set<ServedStream>();

  constructor(
    private readonly open: OpenStreams,
    private readonly log: Logger,
  ) {}

  /** Ends every stream without an error: clients come back, to this process started anew or to another. */
  endAll(): void {
    for (const stream of this.served) stream.end('the server is restarting');
  }

  /** For a handler that starts something first. @throws DomainError 503 when too many streams are open */
  checkPlace(): void {
    this.open.check();
  }

  /**
   * Answers with the events, comments while nothing happens, and a place among the open streams of this process until the
   * end. For handlers that take their response (`@Res()`): Nest has nothing more to do with it.
   * @throws before the headers are sent what `events` does at once, and DomainError 503 when too many streams are open
   */
  serve(events: Observable<SseEvent>, response: Response): void {
    if (response.req.method === 'HEAD') {
      headersOnly(response, 200);
      return;
    }
    // Whoever is gone by now would keep a place for ever.
    if (response.req.socket.destroyed) return;
    const leave = this.open.enter();
    const stream = new ServedStream(response, {
      failed: (error) => this.log.error('event stream failed', { correlation_id: correlationIdOf(response), error }),
      over: () => {
        this.served.delete(stream);
        leave();
      },
    });
    this.served.add(stream);
    stream.begin(events);
  }

  /** The same for the rest of a stream; null says that nothing can follow, which is a 204. */
  serveRest(events: Observable<SseEvent> | null, response: Response): void {
    if (events) this.serve(events, response);
    else headersOnly(response, 204);
  }

  /** The same for bare `data:` lines of JSON text. */
  serveLines(lines: Observable<string>, response: Response): void {
    this.serve(lines.pipe(map((data) => ({ id: '', type: '', data }))), response);
  }
}

/** One client's subscription, from its first event until the events or the connection end. */
class ServedStream {
  private readonly pipe: StreamPipe;
  private subscription: Subscription | null = null;
  private comments: NodeJS.Timeout | null = null;
  /** Of events that fail before the headers are sent. */
  private failure: { error: unknown } | null = null;
  private isOver = false;

  constructor(
    private readonly response: Response,
    private readonly told: { failed: (error: unknown) => void; over: () => void },
  ) {
    this.pipe = new StreamPipe(response);
  }

  begin(events: Observable<SseEvent>): void {
    onConnectionEnd(this.response, this.close);
    this.subscription = events.subscribe({
      next: (event) => this.pipe.send(event),
      error: (error: unknown) => {
        this.close();
        if (this.pipe.isOpen) this.breakOff(error);
        else this.failure = { error };
      },
      complete: () => this.end(),
    });
    if (this.failure !== null) throw this.failure.error as Error;
    this.pipe.open();
    if (!this.isOver) this.comments = setInterval(() => this.pipe.comment(''), COMMENT_EVERY_MS);
  }

  end(comment?: string): void {
    if (comment !== undefined) this.pipe.comment(comment);
    this.close();
    this.pipe.end();
  }

  /** The client comes back for the rest. */
  private breakOff(error: unknown): void {
    this.told.failed(error);
    this.response.destroy();
  }

  private readonly close = (): void => {
    if (this.isOver) return;
    this.isOver = true;
    offConnectionEnd(this.response, this.close);
    if (this.comments !== null) clearInterval(this.comments);
    this.subscription?.unsubscribe();
    this.told.over();
  };
}

/** Aborted when the client has gone, also while its answer still waits for another one on the same connection. */
export function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  onConnectionEnd(response, abort);
  response.once('close', () => {
    offConnectionEnd(response, abort);
    abort();
  });
  return correlate(controller.signal, correlationIdOf(response));
}

/** The response itself learns only while it is at its turn on the connection. */
function onConnectionEnd({ req: { socket } }: Response, listener: () => void): void {
  // As many requests may wait on one connection as its client likes.
  socket.setMaxListeners(0);
  socket.once('close', listener);
}

function offConnectionEnd({ req: { socket } }: Response, listener: () => void): void {
  socket.off('close', listener);
}

/** What a stream would be answered with, but nothing is followed. */
function headersOnly(response: Response, status: 200 | 204): void {
  response.writeHead(status, STREAM_HEADERS).end();
}
