import { Injectable, type MessageEvent } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { EMPTY, map, Observable, type Observer } from 'rxjs';
import { OpenStreams } from './open-streams.js';
import { StreamPipe } from './stream-pipe.js';

/** An event on its way to one client. */
export interface SseEvent {
  /** Empty: a client must not resume from it. */
  id: string;
  /** Empty: a bare `data:` line. */
  type: string;
  /** JSON text, which has no line breaks. */
  data: string;
}

/** Keeps proxies from closing a stream in which nothing happens. */
const COMMENT_EVERY_MS = 10_000;

@Injectable()
export class SseStreams {
  private readonly pipes = new Set<StreamPipe>();

  constructor(private readonly open: OpenStreams) {}

  /** Ends every stream without an error: clients come back, to this process started anew or to another. */
  endAll(): void {
    for (const pipe of this.pipes) {
      pipe.comment('the server is restarting');
      pipe.end();
    }
  }

  /** For a handler that starts something first. @throws DomainError 503 when too many streams are open */
  checkPlace(): void {
    this.open.check();
  }

  /**
   * What an `@Sse()` handler returns: the events, comments while nothing happens, and a place among the open streams of
   * this process until the end. When too many are open it fails before the headers, as an ordinary 503.
   */
  serve(events: Observable<SseEvent>, response: Response): Observable<MessageEvent> {
    if (response.req.method === 'HEAD') return headersOnly(response);
    return new Observable<MessageEvent>((client) => {
      // Taken here and not before: a client that is gone by now is never subscribed, and would keep its place for ever.
      const leave = this.open.enter();
      const pipe = new StreamPipe(client, response);
      this.pipes.add(pipe);
      const comments = setInterval(() => pipe.comment(''), COMMENT_EVERY_MS);
      const source = events.subscribe(passOn(pipe, client));
      return () => {
        clearInterval(comments);
        source.unsubscribe();
        this.pipes.delete(pipe);
        leave();
      };
    });
  }

  /** The same for the rest of a stream; null says that nothing can follow, which is a 204. */
  serveRest(events: Observable<SseEvent> | null, response: Response): Observable<MessageEvent> {
    if (events) return this.serve(events, response);
    response.status(204);
    return EMPTY;
  }

  /** The same for bare `data:` lines of JSON text. */
  serveLines(lines: Observable<string>, response: Response): Observable<MessageEvent> {
    return this.serve(lines.pipe(map((data) => ({ id: '', type: '', data }))), response);
  }
}

function passOn(pipe: StreamPipe, client: Observer<MessageEvent>): Observer<SseEvent> {
  return {
    next: (event) => pipe.send(event),
    error: (error: unknown) => client.error(error),
    complete: () => pipe.end(),
  };
}

/**
 * Nest writes its own caching headers on event streams; clients are promised this one. It also writes `keep-alive` to
 * clients that asked for `close`, which would wait for the end of the connection; left alone, Node answers either rightly.
 */
export function streamHeaders(_request: Request, response: Response, next: NextFunction): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  response.writeHead = ((status: number, headers?: Record<string, unknown>) => {
    if (headers?.['Content-Type'] !== 'text/event-stream') return writeHead(status, headers);
    const { Pragma: _pragma, Expires: _expires, Connection: _connection, ...kept } = headers;
    return writeHead(status, { ...kept, 'Cache-Control': 'no-cache, no-transform' });
  }) as Response['writeHead'];
  next();
}

/** The answer to HEAD: what GET would answer, but nothing is followed. */
function headersOnly(response: Response): Observable<MessageEvent> {
  response.status(200).set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  return EMPTY;
}
