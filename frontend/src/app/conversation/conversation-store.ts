import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { AgentsStore, type LoadState } from '../core/stores/agents-store';
import { ApiError } from '../core/api/api-error';
import { MessagesApi } from '../core/api/messages-api';
import type { Agent, Message, OutputMode, SnapshotEvent, TurnEvent } from '../core/api/api-schemas';
import { SessionsApi } from '../core/api/sessions-api';
import { SessionsStore } from '../core/stores/sessions-store';
import type { ServerEvent } from '../core/api/sse';
import { isDeletion, isTurnEnd, type TurnListener } from '../core/api/turn-listener';
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

/** What is on screen at one moment: where a message belongs, even when something else is opened before it is sent. */
export interface Visit {
  readonly number: number;
  readonly sessionId: string | null;
  readonly agentId: string | null;
  readonly output: OutputMode;
}

/** The conversation on screen. Everything in it comes from the session's feed, so every tab shows the same. */
@Injectable()
export class ConversationStore {
  private readonly sessionsApi = inject(SessionsApi);
  private readonly messagesApi = inject(MessagesApi);
  private readonly agentsStore = inject(AgentsStore);
  private readonly sessionsStore = inject(SessionsStore);
  private readonly feed = inject(ConversationFeed);

  private readonly agentId = signal('');
  private readonly _agent = signal<Agent | null>(null);
  private readonly _sessionId = signal<string | null>(null);
  private readonly _transcript = signal<Transcript>(emptyTranscript);
  private readonly _state = signal<LoadState>('idle');
  private readonly _failure = signal<ApiError | null>(null);
  private readonly _olderState = signal<LoadState>('idle');
  private readonly _output = signal<OutputMode>('text');
  private readonly _visit = signal(0);
  private readonly _ownTurns = signal<ReadonlySet<string>>(new Set());

  /** As in the shared list, where it may have been edited since. */
  readonly agent = computed(() => {
    const opened = this._agent();
    return this.agentsStore.agents().find(({ id }) => id === opened?.id) ?? opened;
  });
  readonly sessionId = this._sessionId.asReadonly();
  /** Under which the text of this page is stored until it is sent: its session, or its agent before there is one. */
  readonly draftKey = computed(() => this.sessionId() ?? `agent.${this.agentId()}`);
  readonly transcript = this._transcript.asReadonly();
  readonly state = this._state.asReadonly();
  readonly failure = this._failure.asReadonly();
  readonly connection = this.feed.connection;
  readonly olderState = this._olderState.asReadonly();
  readonly session = computed(() => this._transcript().session);
  /** Whether replies are spoken; before there is a session, the mode in which it will be created. */
  readonly output = computed(() => this.session()?.mode.output ?? this._output());
  /** Turns that this tab started: only here they are spoken. */
  readonly ownTurns = this._ownTurns.asReadonly();
  readonly replying = computed(() => this._transcript().active !== null);

  /** Grows whenever a page is left: a response to a request of an earlier visit comes too late. */
  readonly visit = this._visit.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** Shows a session, or, without one, the empty page of an agent whose session is created with the first message. */
  async open(agentId: string, sessionId: string | null): Promise<void> {
    this.agentId.set(agentId);
    if (sessionId !== null && sessionId === this._sessionId() && this._state() !== 'failed') return;
    this.leave();
    const visit = this.visit();
    this._sessionId.set(sessionId);
    if (this._agent()?.id !== agentId) this._agent.set(null);
    this._output.set('text');
    this._state.set('loading');
    try {
      if (sessionId === null) {
        const agent = await this.agentsStore.find(agentId);
        if (visit !== this.visit()) return;
        this._agent.set(agent);
      } else {
        const agent = await this.load(sessionId);
        if (agent === null) return;
        this._agent.set(agent);
        this.follow(sessionId);
      }
      this._state.set('ready');
    } catch (error) {
      if (visit === this.visit()) this.fail(error);
    }
  }

  currentVisit(): Visit {
    return {
      number: this.visit(),
      sessionId: this._sessionId(),
      agentId: this.agent()?.id ?? null,
      output: this._output(),
    };
  }

  /** Whether it is on screen: never left, or its session is open again. */
  isShown(visit: Visit): boolean {
    const sessionId = this._sessionId();
    return visit.number === this.visit() || (sessionId !== null && sessionId === visit.sessionId);
  }

  /** The id of the visit's session; the first message of an empty page creates it, once per key. */
  async startSession(key: string, visit: Visit = this.currentVisit()): Promise<string | null> {
    if (visit.sessionId !== null || visit.agentId === null) return visit.sessionId;
    const session = await this.sessionsStore.create(visit.agentId, `${key}-session`, visit.output);
    if (visit.number !== this.visit() || this._sessionId() !== null) return session.id;
    this._sessionId.set(session.id);
    this._transcript.set({ ...emptyTranscript, session });
    this.follow(session.id);
    return session.id;
  }

  /** Notes a turn that this tab started, and shows it if its session is still on screen. */
  addOwnTurn(sessionId: string, turn: TurnEvent): void {
    this._ownTurns.update((turns) => new Set(turns).add(turn.turn_id));
    if (sessionId === this._sessionId()) this.apply({ type: 'turn', id: `${turn.turn_id}:0`, data: turn });
  }

  /** For the stream of a request that starts a turn in the session: shown until the page is left. */
  listener(sessionId: string): TurnListener {
    const visit = this.visit();
    const isGone = (): boolean => visit !== this.visit() || sessionId !== this._sessionId();
    return {
      receive: (event) => {
        if (!isGone()) this.apply(event);
      },
      isGone,
    };
  }

  /** Shows the new state of an answer, if its session is still on screen. */
  updateMessage(message: Message): void {
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
    const visit = this.visit();
    try {
      await this.sessionsApi.switchOutput(session.id, output);
    } catch (error) {
      // A session that was loaded again since has the state of the server.
      if (visit === this.visit()) {
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
    const visit = this.visit();
    this._olderState.set('loading');
    try {
      const page = await this.messagesApi.page(sessionId, first.id);
      if (visit !== this.visit()) return;
      this._transcript.update((transcript) => withOlder(transcript, page));
      this._olderState.set('ready');
    } catch {
      if (visit === this.visit()) this._olderState.set('failed');
    }
  }

  reconnectNow(): void {
    this.feed.reconnectNow();
  }

  private follow(sessionId: string): void {
    this.feed.follow(sessionId, {
      receive: (event) => this.apply(event),
      fail: (error) => this.fail(error),
      // A reply that is being spoken is played to its end.
      isNeeded: () => this.replying() && this.output() === 'voice',
      isAhead: ({ type, data }) => type === 'snapshot' && isStale(this._transcript(), data as SnapshotEvent),
      reload: () => this.reload(sessionId),
    });
  }

  private async reload(sessionId: string): Promise<boolean> {
    const visit = this.visit();
    try {
      return (await this.load(sessionId)) !== null;
    } catch (error) {
      if (visit === this.visit()) this.fail(error);
      return false;
    }
  }

  /** Loads the newest messages. @returns the agent of the session; null when it is not on screen any more */
  private async load(sessionId: string): Promise<Agent | null> {
    const visit = this.visit();
    const detail = await this.sessionsApi.get(sessionId);
    if (visit !== this.visit()) return null;
    this._transcript.update((transcript) => withDetail(transcript, detail));
    return detail.agent;
  }

  private apply(event: ServerEvent): void {
    // The end of a turn comes on the feed and on the request's own stream.
    if (isTurnEnd(event) && this._transcript().ended.has(turnOf(event).turn_id)) return;
    this._transcript.update((transcript) => withEvent(transcript, event));
    const session = this._transcript().session;
    if (!session) return;
    this.sessionsStore.applyEvent(session, event);
    if (isDeletion(event)) this.fail(new ApiError(404, null));
  }

  private fail(error: unknown): void {
    this.leave();
    this._failure.set(error instanceof ApiError ? error : new ApiError(0, null));
    this._state.set('failed');
  }

  private leave(): void {
    this._visit.update((visit) => visit + 1);
    this.feed.leave();
    this._transcript.set(emptyTranscript);
    this._olderState.set('idle');
    this._failure.set(null);
  }
}
