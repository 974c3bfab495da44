import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { filter, merge, Subject, type Subscription } from 'rxjs';
import { AgentsStore, type LoadState } from '../core/agents-store';
import { ApiError, explain } from '../core/api-error';
import type { StreamSignal } from '../core/event-stream';
import { MessagesApi } from '../core/messages-api';
import { Network } from '../core/network';
import type { Agent, SessionDetail, SnapshotEvent } from '../core/records';
import { SessionsApi } from '../core/sessions-api';
import { SessionsStore } from '../core/sessions-store';
import type { ServerEvent } from '../core/sse';
import { visible$ } from './page-visibility';
import { emptyTranscript, isStale, type Transcript, withDetail, withEvent, withOlder } from './transcript';

export type Connection =
  | { readonly state: 'none' | 'connecting' | 'open' }
  | { readonly state: 'lost'; readonly since: number; readonly retryAt: number };

/** The conversation on screen. Everything in it comes from the session's feed, so every tab shows the same. */
@Injectable()
export class ConversationStore {
  private readonly sessionsApi = inject(SessionsApi);
  private readonly messagesApi = inject(MessagesApi);
  private readonly agentsStore = inject(AgentsStore);
  private readonly sessionsStore = inject(SessionsStore);
  private readonly network = inject(Network);

  private readonly _agent = signal<Agent | null>(null);
  private readonly _sessionId = signal<string | null>(null);
  private readonly _transcript = signal<Transcript>(emptyTranscript);
  private readonly _state = signal<LoadState>('idle');
  private readonly _failure = signal<ApiError | null>(null);
  private readonly _connection = signal<Connection>({ state: 'none' });
  private readonly _olderState = signal<LoadState>('idle');
  private readonly _stopping = signal(false);

  readonly agent = this._agent.asReadonly();
  readonly sessionId = this._sessionId.asReadonly();
  readonly transcript = this._transcript.asReadonly();
  readonly state = this._state.asReadonly();
  readonly failure = this._failure.asReadonly();
  readonly connection = this._connection.asReadonly();
  readonly olderState = this._olderState.asReadonly();
  readonly stopping = this._stopping.asReadonly();
  readonly session = computed(() => this._transcript().session);
  readonly replying = computed(() => this._transcript().active !== null);

  private readonly retry$ = new Subject<void>();
  private feed: Subscription | null = null;
  private visibility: Subscription | null = null;
  /** Events that wait for the messages they belong to; null while events are applied at once. */
  private waiting: ServerEvent[] | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** Shows a session, or, without one, the empty page of an agent whose session begins with the first message. */
  async open(agentId: string, sessionId: string | null): Promise<void> {
    if (sessionId !== null && sessionId === this._sessionId() && this._state() !== 'failed') return;
    this.leave();
    this._sessionId.set(sessionId);
    if (this._agent()?.id !== agentId) this._agent.set(null);
    this._state.set('loading');
    try {
      if (sessionId === null) {
        const agent = await this.agentsStore.find(agentId);
        if (this._sessionId() !== null) return;
        this._agent.set(agent);
      } else {
        const detail = this.sessionsApi.get(sessionId);
        this.follow(sessionId, detail);
        this._agent.set((await detail).agent);
      }
      this._state.set('ready');
    } catch (error) {
      if (this._sessionId() === sessionId) this.fail(error);
    }
  }

  /** The session that the first message of an empty page has just created. */
  adopt(sessionId: string): void {
    this._sessionId.set(sessionId);
    this.follow(sessionId, this.sessionsApi.get(sessionId));
  }

  /** Sends text; resolves once the server has stored it. The same key twice is stored once. */
  async send(content: string, key: string): Promise<void> {
    const sessionId = this._sessionId();
    if (!sessionId) return;
    const turn = await this.messagesApi.send(sessionId, content, key);
    this.apply({ type: 'turn', id: `${turn.turn_id}:0`, data: turn });
  }

  async continue(messageId: string): Promise<void> {
    const turn = await this.messagesApi.continue(messageId, crypto.randomUUID());
    this.apply({ type: 'turn', id: `${turn.turn_id}:0`, data: turn });
  }

  async stop(): Promise<void> {
    const { active } = this._transcript();
    if (!active || this._stopping()) return;
    this._stopping.set(true);
    try {
      await this.messagesApi.stop(active.turn_id);
    } finally {
      this._stopping.set(false);
    }
  }

  async loadEarlier(): Promise<void> {
    const sessionId = this._sessionId();
    const first = this._transcript().messages[0];
    if (!sessionId || !first || !this._transcript().has_more || this._olderState() === 'loading') return;
    this._olderState.set('loading');
    try {
      const page = await this.messagesApi.page(sessionId, first.id);
      if (this._sessionId() === sessionId) this._transcript.update((transcript) => withOlder(transcript, page));
      this._olderState.set('ready');
    } catch {
      this._olderState.set('failed');
    }
  }

  reconnectNow(): void {
    this.retry$.next();
  }

  async rename(title: string): Promise<void> {
    const sessionId = this._sessionId();
    if (sessionId) await this.sessionsStore.rename(sessionId, title);
  }

  private follow(sessionId: string, detail: Promise<SessionDetail>): void {
    this._connection.set({ state: 'connecting' });
    this.waiting = [];
    void this.read(sessionId, detail);
    const wake$ = merge(this.retry$, this.network.changes$.pipe(filter((online) => online)));
    // A hidden tab gives its connection back after a while: browsers allow six per server. The snapshot brings it up to date.
    this.visibility = visible$().subscribe((visible) => {
      this.feed?.unsubscribe();
      this.feed = visible
        ? this.sessionsApi.follow(sessionId, wake$).subscribe({
            next: (received) => this.receive(sessionId, received),
            error: (error: unknown) => this.fail(error),
          })
        : null;
    });
  }

  private receive(sessionId: string, received: StreamSignal): void {
    if (received.kind === 'open') return this._connection.set({ state: 'open' });
    if (received.kind === 'waiting') {
      const now = Date.now();
      return this._connection.update((before) => ({
        state: 'lost',
        since: before.state === 'lost' ? before.since : now,
        retryAt: now + received.delayMs,
      }));
    }
    if (this.waiting) this.waiting.push(received.event);
    else this.apply(received.event);
    if (received.event.type === 'snapshot') this.check(sessionId, received.event.data as SnapshotEvent);
  }

  /** A snapshot that tells of messages we do not have: read the newest ones, and let events wait for them. */
  private check(sessionId: string, snapshot: SnapshotEvent): void {
    if (this.waiting || !isStale(this._transcript(), snapshot)) return;
    this.waiting = [{ type: 'snapshot', id: null, data: snapshot }];
    void this.read(sessionId, this.sessionsApi.get(sessionId));
  }

  private async read(sessionId: string, detail: Promise<SessionDetail>): Promise<void> {
    try {
      const loaded = await detail;
      if (this._sessionId() !== sessionId) return;
      this._transcript.update((transcript) => withDetail(transcript, loaded));
      const events = this.waiting ?? [];
      this.waiting = null;
      const snapshot = events.findLast(({ type }) => type === 'snapshot')?.data as SnapshotEvent | undefined;
      const outdated = snapshot !== undefined && isStale(this._transcript(), snapshot);
      for (const event of events) this.apply(event);
      if (outdated) this.check(sessionId, snapshot);
    } catch (error) {
      if (this._sessionId() === sessionId) this.fail(error);
    }
  }

  private apply(event: ServerEvent): void {
    this._transcript.update((transcript) => withEvent(transcript, event));
    const session = this._transcript().session;
    if (!session) return;
    if (event.type === 'error' && (event.data as { code: string }).code === 'deleted') {
      this.sessionsStore.forget(session);
      this.fail(new ApiError(404, null));
    } else if (['session', 'title', 'snapshot'].includes(event.type)) {
      this.sessionsStore.put(session);
    } else if (['turn', 'done', 'error'].includes(event.type)) {
      // Preview, time and order of the list belong to the server.
      void this.sessionsStore.refresh();
    }
  }

  private fail(error: unknown): void {
    this.leave();
    this._failure.set(error instanceof ApiError ? error : new ApiError(0, null));
    this._state.set('failed');
  }

  private leave(): void {
    this.visibility?.unsubscribe();
    this.feed?.unsubscribe();
    this.visibility = null;
    this.feed = null;
    this.waiting = null;
    this._transcript.set(emptyTranscript);
    this._connection.set({ state: 'none' });
    this._olderState.set('idle');
    this._failure.set(null);
  }
}

/** Why the conversation cannot be shown, in words. */
export function explainFailure(failure: ApiError): string {
  return failure.status === 404 ? 'This session does not exist. It may have been deleted.' : explain(failure);
}
