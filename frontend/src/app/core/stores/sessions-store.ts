import { computed, inject, Injectable, signal } from '@angular/core';
import { AgentsStore, type LoadState } from './agents-store';
import { ApiError } from '../api/api-error';
import type { OutputMode, Session } from '../api/api-schemas';
import { SessionsApi } from '../api/sessions-api';
import type { ServerEvent } from '../api/sse';
import { isDeletion, isTurnEnd } from '../api/turn-listener';

/** The sessions of the agent that is open, newest activity first. */
@Injectable({ providedIn: 'root' })
export class SessionsStore {
  private readonly api = inject(SessionsApi);
  private readonly agents = inject(AgentsStore);
  private readonly _agentId = signal<string | null>(null);
  private readonly _sessions = signal<readonly Session[]>([]);
  private readonly _state = signal<LoadState>('idle');
  private readonly cursor = signal<string | null>(null);

  readonly agentId = this._agentId.asReadonly();
  readonly sessions = this._sessions.asReadonly();
  readonly state = this._state.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);

  /** Shows the sessions of an agent, none of one that does not exist; the same agent again only refreshes them. */
  async open(agentId: string): Promise<void> {
    if (this._agentId() !== agentId) {
      this._agentId.set(agentId);
      this._sessions.set([]);
      this.cursor.set(null);
      this._state.set('loading');
    }
    try {
      const page = await this.api.list(agentId);
      if (this._agentId() !== agentId) return;
      this._sessions.set(page.sessions);
      this.cursor.set(page.next_cursor);
      this._state.set('ready');
    } catch (error) {
      const isGone = error instanceof ApiError && error.status === 404;
      if (this._agentId() === agentId) {
        if (isGone) this.close();
        else if (this._state() !== 'ready') this._state.set('failed');
      }
      throw error;
    }
  }

  /** Reads the newest page again, quietly: the list on screen is still usable when this fails. */
  async refresh(): Promise<void> {
    const agentId = this._agentId();
    if (agentId) await this.open(agentId).catch(() => undefined);
  }

  close(): void {
    this._agentId.set(null);
    this._sessions.set([]);
    this.cursor.set(null);
    this._state.set('idle');
  }

  async loadMore(): Promise<void> {
    const agentId = this._agentId();
    const cursor = this.cursor();
    if (!agentId || !cursor) return;
    const page = await this.api.list(agentId, cursor);
    if (this._agentId() !== agentId) return;
    const known = new Set(this._sessions().map(({ id }) => id));
    this._sessions.update((sessions) => [...sessions, ...page.sessions.filter(({ id }) => !known.has(id))]);
    this.cursor.set(page.next_cursor);
  }

  async create(agentId: string, idempotencyKey: string, output: OutputMode): Promise<Session> {
    const session = await this.api.create(agentId, idempotencyKey, output);
    this.agents.addSessions(agentId, 1);
    this.put(session);
    return session;
  }

  async rename(id: string, title: string): Promise<void> {
    this.put(await this.api.rename(id, title));
  }

  async delete(session: Session): Promise<void> {
    await this.api.delete(session.id);
    this.forget(session);
  }

  /** Takes a session out of the list that is gone on the server, whoever deleted it. */
  forget(session: Session): void {
    if (!this._sessions().some(({ id }) => id === session.id)) return;
    this._sessions.update((sessions) => sessions.filter(({ id }) => id !== session.id));
    this.agents.addSessions(session.agent_id, -1);
  }

  /** Takes over a newer state of a session, from an answer or from the feed. */
  put(session: Session): void {
    if (session.agent_id !== this._agentId()) return;
    this._sessions.update((sessions) => newestFirst([session, ...sessions.filter(({ id }) => id !== session.id)]));
  }

  /** Keeps the list up to date with an event of the session on screen. */
  applyEvent(session: Session, event: ServerEvent): void {
    if (isDeletion(event)) this.forget(session);
    else if (['session', 'title', 'snapshot'].includes(event.type)) this.put(session);
    // Preview, time and order of the list belong to the server.
    else if (isTurnEnd(event)) void this.refresh();
  }
}

function newestFirst(sessions: readonly Session[]): readonly Session[] {
  return [...sessions].sort((a, b) => b.updated_at.localeCompare(a.updated_at) || b.id.localeCompare(a.id));
}
