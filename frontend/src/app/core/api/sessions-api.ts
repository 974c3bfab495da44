import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient } from './api-client';
import type { StreamSignal } from './event-stream';
import { SessionFeeds } from '../feeds/session-feeds';
import type { OutputMode, Session, SessionDetail, SessionImpact, SessionList } from './api-schemas';

@Injectable({ providedIn: 'root' })
export class SessionsApi {
  private readonly client = inject(ApiClient);
  private readonly feeds = inject(SessionFeeds);

  list(agentId: string, cursor?: string): Promise<SessionList> {
    return this.client.get(`/api/agents/${agentId}/sessions`, { query: { limit: 50, cursor } });
  }

  create(agentId: string, idempotencyKey: string, output: OutputMode): Promise<Session> {
    const body = output === 'text' ? {} : { mode: { output } };
    return this.client.post(`/api/agents/${agentId}/sessions`, { body, idempotencyKey });
  }

  get(id: string): Promise<SessionDetail> {
    return this.client.get(`/api/sessions/${id}`);
  }

  rename(id: string, title: string): Promise<Session> {
    return this.client.patch(`/api/sessions/${id}`, { title });
  }

  /** Whether replies are spoken too, from the next one on. */
  switchOutput(id: string, output: OutputMode): Promise<Session> {
    return this.client.patch(`/api/sessions/${id}`, { mode: { output } });
  }

  impact(id: string): Promise<SessionImpact> {
    return this.client.get(`/api/sessions/${id}/impact`);
  }

  delete(id: string): Promise<void> {
    return this.client.delete(`/api/sessions/${id}`);
  }

  /** Everything that happens in the session, in every tab; begins with a snapshot after each (re)connect. */
  follow(id: string, wake$: Observable<unknown>): Observable<StreamSignal> {
    return this.feeds.follow(id, wake$);
  }
}
