import { Injectable } from '@nestjs/common';
import { catchError, defer, from, map, merge, mergeAll, NEVER, type Observable, of } from 'rxjs';
import type { SseEvent } from '../../../platform/http/streaming/sse.js';
import { SessionNotFound } from '../../sessions/sessions.errors.js';
import { SessionFeed } from './session-feed.js';
import { errorEvent } from '../events/turn-payloads.js';

/** The feeds of several sessions as one, for a browser that has several open. */
@Injectable()
export class SessionFeeds {
  constructor(private readonly feed: SessionFeed) {}

  /**
   * Every event says its `session_id`. Never ends by itself: a session that is not there, or is deleted, gives an
   * `error` event and no others.
   */
  follow(sessionIds: readonly string[], correlationId: string): Observable<SseEvent> {
    const feeds = [...new Set(sessionIds)].map((sessionId) => this.followOne(sessionId, correlationId));
    return merge(NEVER, ...feeds);
  }

  private followOne(sessionId: string, correlationId: string): Observable<SseEvent> {
    return defer(() => from(this.feed.follow(sessionId, correlationId))).pipe(
      mergeAll(),
      catchError((error: unknown) => {
        if (!(error instanceof SessionNotFound)) throw error;
        return of({ id: '', type: 'error', data: errorEvent(error, null, correlationId) });
      }),
      map((event) => ({ ...event, data: withSession(event.data, sessionId) })),
    );
  }
}

/** The data is a JSON object; to parse it only to write it again would cost more than all the rest. */
function withSession(data: string, sessionId: string): string {
  return `{"session_id":"${sessionId}",${data.slice(1)}`;
}
