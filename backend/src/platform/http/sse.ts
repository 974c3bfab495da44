import { Injectable, type MessageEvent } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { map, Observable, type Subscriber } from 'rxjs';
import { OpenStreams } from './open-streams.js';

/** An event on its way to one client. `id` empty: a client must not resume from it. */
export interface SseEvent {
  id: string;
  type: string;
  /** JSON text. */
  data: string;
}

/** Text that may wait for a client that does not read before its connection is dropped; it resumes by `Last-Event-ID`. */
export const MAX_WAITING_CHARACTERS = 256 * 1024;

/** How soon a client whose connection broke comes back. */
const RETRY_MS = 1000;
/** Keeps proxies from closing a stream in which nothing happens. */
const COMMENT_EVERY_MS = 10_000;

@Injectable()
export class SseStreams {
  private readonly clients = new Set<Subscriber<MessageEvent>>();

  constructor(private readonly open: OpenStreams) {}

  /** Ends every stream without an error: clients come back, to this process started anew or to another. */
  endAll(): void {
    for (const client of this.clients) {
      client.next({ comment: 'the server is restarting' });
      client.complete();
    }
  }

  /**
   * What an `@Sse()` handler returns: `retry` with the first event, comments while nothing happens, and a place among the
   * open streams of this process until the end.
   * @param resume_from the client's last event id, repeated to it so that it keeps it while it waits
   * When too many streams are open it fails before the headers, as an ordinary 503.
   */
  serve(events: Observable<SseEvent>, resume_from?: string): Observable<MessageEvent> {
    return this.stream(events, resume_from);
  }

  /** The same for bare `data:` lines of JSON text, without names. */
  serveLines(lines: Observable<string>): Observable<MessageEvent> {
    return this.stream(lines.pipe(map((data) => ({ id: '', data }))));
  }

  private stream(events: Observable<MessageEvent>, resume_from?: string): Observable<MessageEvent> {
    return new Observable<MessageEvent>((client) => {
      // Taken here and not before: a client that is gone by now is never subscribed, and would keep its place for ever.
      const leave = this.open.enter();
      this.clients.add(client);
      let first = true;
      if (resume_from) {
        first = false;
        client.next({ id: resume_from, retry: RETRY_MS, comment: 'resumed' });
      }
      const comments = setInterval(() => client.next({ comment: '' }), COMMENT_EVERY_MS);
      const source = events.subscribe({
        next: (event) => {
          client.next(first ? { ...event, retry: RETRY_MS } : event);
          first = false;
        },
        error: (error: unknown) => client.error(error),
        complete: () => client.complete(),
      });
      return () => {
        clearInterval(comments);
        source.unsubscribe();
        this.clients.delete(client);
        leave();
      };
    });
  }
}

/** Nest writes its own caching headers on event streams; clients are promised this one. */
export function streamHeaders(_request: Request, response: Response, next: NextFunction): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  response.writeHead = ((status: number, headers?: Record<string, unknown>) => {
    if (headers?.['Content-Type'] !== 'text/event-stream') return writeHead(status, headers);
    const { Pragma: _pragma, Expires: _expires, ...kept } = headers;
    return writeHead(status, { ...kept, 'Cache-Control': 'no-cache, no-transform' });
  }) as Response['writeHead'];
  next();
}
