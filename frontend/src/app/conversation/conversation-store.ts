import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { AgentsStore, type LoadState } from '../core/stores/agents-store';
import { ApiError } from '../core/api/api-error';
import { MessagesApi } from '../core/api/messages-api';
import type { Agent, Message, OutputMode, SnapshotEvent, TurnEvent } from '../core/api/api-schemas';
import { SessionsApi } from '../core/api/sessions-api';
import { SessionsStore } from '../core/stores/sessions-store';
import type { ServerEvent } from '../core/api/sse';
import { isTurnEnd, type TurnListener } from '../core/api/turn-listener';
import { ConversationFeed } from './conversation-feed';
import {
  emptyTranscript,
  isStale,
  type Transcript,
  withDetail,
  withMessage,
  withOlder,
  withOutput,
} from './transcript/transcript';
import { withEvent } from './transcript/transcript-events';
import { turnOf } from './transcript/turn-position';

/** What was on screen at one moment: where a message belongs, whatever is opened before it is sent. */
export interface Visit {
  readonly number: number;
  readonly sessionId: string | null;
  readonly agentId: string | null;
  readonly output: OutputMode;
}

/** After so many readings in a row the snapshot is taken as it is. */
const MOST_CATCH_UPS = 3;

/** The conversation on screen. Everything in it comes from the session's feed, so every tab shows the same. */
@Injectable()
export class ConversationStore {
  private readonly sessionsApi = inject(SessionsApi);
  private readonly messagesApi = inject(MessagesApi);
  private readonly agentsStore = inject(AgentsStore);
  private readonly sessionsStore = inject(SessionsStore);
  private readonly feed = inject(ConversationFeed);

  private readonly _agent = signal<Agent | null>(null);
  private readonly _sessionId = signal<string | null>(null);
  private readonly _transcript = signal<Transcript>(emptyTranscript);
  private readonly _state = signal<LoadState>('idle');
  private readonly _failure = signal<ApiError | null>(null);
  private readonly _olderState = signal<LoadState>('idle');
  private readonly _output = signal<OutputMode>('text');
  private readonly _asked = signal<ReadonlySet<string>>(new Set());

  /** As the shared list knows it, where it was perhaps edited since. */
  readonly agent = computed(() => {
    const opened = this._agent();
    return this.agentsStore.agents().find(({ id }) => id === opened?.id) ?? opened;
  });
  readonly sessionId = this._sessionId.asReadonly();
  readonly transcript = this._transcript.asReadonly();
  readonly state = this._state.asReadonly();
  readonly failure = this._failure.asReadonly();
  readonly connection = this.feed.connection;
  readonly olderState = this._olderState.asReadonly();
  readonly session = computed(() => this._transcript().session);
  /** Whether replies are spoken; before there is a session, how it will begin. */
  readonly output = computed(() => this.session()?.mode.output ?? this._output());
  /** Turns that began in this tab: only here they are heard. */
  readonly asked = this._asked.asReadonly();
  readonly replying = computed(() => this._transcript().active !== null);

  /** How often in a row the feed told of something that the messages just read did not have. */
  private catchUps = 0;
  /** Grows whenever a page is left: an answer that belongs to an earlier visit comes too late. */
  private readonly visits = signal(0);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** Shows a session, or, without one, the empty page of an agent whose session begins with the first message. */
  async open(agentId: string, sessionId: string | null): Promise<void> {
    if (sessionId !== null && sessionId === this._sessionId() && this._state() !== 'failed') return;
    this.leave();
    const visit = this.visits();
    this._sessionId.set(sessionId);
    if (this._agent()?.id !== agentId) this._agent.set(null);
    this._output.set('text');
    this._state.set('loading');
    try {
      if (sessionId === null) {
        const agent = await this.agentsStore.find(agentId);
        if (visit !== this.visits()) return;
        this._agent.set(agent);
      } else {
        const agent = await this.read(sessionId);
        if (agent === null) return;
        this._agent.set(agent);
        this.follow(sessionId);
      }
      this._state.set('ready');
    } catch (error) {
      if (visit === this.visits()) this.fail(error);
    }
  }

  here(): Visit {
    return {
      number: this.visits(),
      sessionId: this._sessionId(),
      agentId: this.agent()?.id ?? null,
      output: this._output(),
    };
  }

  /** Whether that place is on screen: never left, or its session is open again. */
  shows(visit: Visit): boolean {
    const sessionId = this._sessionId();
    return visit.number === this.visits() || (sessionId !== null && sessionId === visit.sessionId);
  }

  /** The id of the visit's session; the first message of an empty page creates it. The same key creates one only. */
  async begin(key: string, visit: Visit = this.here()): Promise<string | null> {
    if (visit.sessionId !== null || visit.agentId === null) return visit.sessionId;
    const session = await this.sessionsStore.create(visit.agentId, `${key}-session`, visit.output);
    if (visit.number !== this.visits() || this._sessionId() !== null) return session.id;
    this._sessionId.set(session.id);
    this._transcript.set({ ...emptyTranscript, session });
    this.follow(session.id);
    return session.id;
  }

  /** Takes over a turn that this tab asked for, if its session is still on screen. */
  begun(sessionId: string, turn: TurnEvent): void {
    this._asked.update((asked) => new Set(asked).add(turn.turn_id));
    if (sessionId === this._sessionId()) this.apply({ type: 'turn', id: `${turn.turn_id}:0`, data: turn });
  }

  /** For the stream of a request that begins a turn there: it is heard until the page is left. */
  listener(sessionId: string): TurnListener {
    const visit = this.visits();
    const isGone = (): boolean => visit !== this.visits() || sessionId !== this._sessionId();
    return {
      receive: (event) => {
        if (!isGone()) this.apply(event);
      },
      isGone,
    };
  }

  /** Takes over what an answer has become, if its session is still on screen. */
  take(message: Message): void {
    if (message.session_id !== this._sessionId()) return;
    this._transcript.update((transcript) => withMessage(transcript, message));
  }

  /** Shown at once, and taken back when the server does not agree. */
  async switchOutput(output: OutputMode): Promise<void> {
    const before = this.output();
    const session = this.session();
    this._output.set(output);
    if (!session) return;
    const show = (mode: OutputMode): void =>
      this._transcript.update((transcript) => withOutput(transcript, session.id, mode));
    show(output);
    const visit = this.visits();
    try {
      await this.sessionsApi.switchOutput(session.id, output);
    } catch (error) {
      // A session that was read again meanwhile is as the server says.
      if (visit === this.visits()) {
        this._output.set(before);
        show(before);
      }
      throw error;
    }
  }

  async loadEarlier(): Promise<void> {
    const sessionId = this._sessionId();
    const first = this._transcript().messages[0];
    if (!sessionId || !first || !this._transcript().has_more || this._olderState() === 'loading') return;
    const visit = this.visits();
    this._olderState.set('loading');
    try {
      const page = await this.messagesApi.page(sessionId, first.id);
      if (visit !== this.visits()) return;
      this._transcript.update((transcript) => withOlder(transcript, page));
      this._olderState.set('ready');
    } catch {
      if (visit === this.visits()) this._olderState.set('failed');
    }
  }

  reconnectNow(): void {
    this.feed.reconnectNow();
  }

  async rename(title: string): Promise<void> {
    const sessionId = this._sessionId();
    if (sessionId) await this.sessionsStore.rename(sessionId, title);
  }

  private follow(sessionId: string): void {
    this.feed.follow(sessionId, {
      hear: (event) => this.hear(sessionId, event),
      fail: (error) => this.fail(error),
      // A reply that is being spoken is heard to its end.
      needed: () => this.replying() && this.output() === 'voice',
    });
  }

  private hear(sessionId: string, event: ServerEvent): void {
    const missed = event.type === 'snapshot' && isStale(this._transcript(), event.data as SnapshotEvent);
    if (missed && this.catchUps < MOST_CATCH_UPS) void this.catchUp(sessionId);
    else this.apply(event);
    if (event.type === 'snapshot' && !missed) this.catchUps = 0;
  }

  /** Reads the newest messages, then listens anew: a snapshot is only exact for messages that are older than it. */
  private async catchUp(sessionId: string): Promise<void> {
    this.catchUps += 1;
    this.feed.pause();
    const visit = this.visits();
    try {
      if ((await this.read(sessionId)) === null) return;
      this.feed.resume();
    } catch (error) {
      if (visit === this.visits()) this.fail(error);
    }
  }

  /** Takes over the newest messages; the agent of the session, or null when it was left meanwhile. */
  private async read(sessionId: string): Promise<Agent | null> {
    const visit = this.visits();
    const detail = await this.sessionsApi.get(sessionId);
    if (visit !== this.visits()) return null;
    this._transcript.update((transcript) => withDetail(transcript, detail));
    return detail.agent;
  }

  private apply(event: ServerEvent): void {
    // The end of a turn comes on the feed and on the request's own stream.
    if (isTurnEnd(event) && this._transcript().ended.has(turnOf(event).turn_id)) return;
    this._transcript.update((transcript) => withEvent(transcript, event));
    const session = this._transcript().session;
    if (!session) return;
    if (event.type === 'error' && (event.data as { code: string }).code === 'deleted') {
      this.sessionsStore.forget(session);
      this.fail(new ApiError(404, null));
    } else if (['session', 'title', 'snapshot'].includes(event.type)) {
      this.sessionsStore.put(session);
    } else if (['done', 'error'].includes(event.type)) {
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
    this.visits.update((visits) => visits + 1);
    this.feed.leave();
    this.catchUps = 0;
    this._transcript.set(emptyTranscript);
    this._olderState.set('idle');
    this._failure.set(null);
  }
}
