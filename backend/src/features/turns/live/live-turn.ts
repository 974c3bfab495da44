import type { DomainError } from '../../../platform/domain-error.js';
import type { EventBus } from '../../../platform/events/event-bus.js';
import { correlate } from '../../../platform/observability/work-signals.js';
import type { Message } from '../../sessions/message/message.entity.js';
import type { Turn } from '../turn.entity.js';
import type { TurnDraft } from '../turn-draft.js';
import { type TurnEvent, type TurnEventType, isLast, sessionTopic, turnTopic } from '../events/turn-events.js';
import type { LoggedTurn } from '../storage/turn-log.js';
import type { SpokenAnswer } from '../speech/spoken-answer.js';
import { TurnHistory } from '../events/turn-history.js';

/** Why a turn was told to end before the model was done; `lost`: it is another process's by now, or nobody's. */
export type EndReason = 'stopped' | 'deleted' | 'shutdown' | 'unstorable' | 'lost';

/** What is said about a turn once it is over. */
export interface TurnOutcome {
  turn: Turn;
  assistant_message: Message;
  /** Null after success and after a stop. */
  failure: DomainError | null;
  /** What did not work but did not spoil the answer. */
  notice: string | null;
}

/** Takes the events of a turn to disk. */
export interface TurnJournal {
  record(turn: LoggedTurn, isFirst: boolean): void;
}

/**
 * A turn that is being answered by this process. The runner is its only writer. Its events are numbered here, go to disk
 * through the journal, and are published when they are there: a follower never sees what a crash could take back.
 */
export class LiveTurn implements LoggedTurn {
  readonly history: TurnHistory;
  /** Null for an answer that is read only. */
  speech: SpokenAnswer | null = null;
  /** Resolves, never rejects, when the turn is over and stored. */
  readonly ended: Promise<TurnOutcome>;
  private settle!: (outcome: TurnOutcome) => void;
  private readonly turnTopic: string;
  private readonly sessionTopic: string;
  private publishedSeq = -1;
  /** Text that is not yet an event. */
  private gathered = '';
  /** Events that are not published yet, in order; the journal has the first `logged` of them. */
  private unpublished: TurnEvent[] = [];
  private logged = 0;
  /** Characters at the beginning of this turn's text that are no part of the answer. */
  private discarded = 0;
  private over = false;
  private readonly abort = new AbortController();
  private reason: EndReason | null = null;

  constructor(
    readonly draft: TurnDraft,
    private readonly log: EventBus,
    private readonly journal: TurnJournal,
    /** Of the request that asked for it. */
    readonly correlationId: string | null = null,
  ) {
    correlate(this.abort.signal, correlationId);
    this.history = new TurnHistory(this.id);
    this.turnTopic = turnTopic(this.id);
    this.sessionTopic = sessionTopic(this.sessionId);
    this.ended = new Promise((resolve) => (this.settle = resolve));
  }

  get id(): string {
    return this.draft.turn.id;
  }

  get sessionId(): string {
    return this.draft.turn.session_id;
  }

  /** The answer's whole text so far, with what an earlier turn had left in the same message. */
  get content(): string {
    return this.draft.assistant_message.content + (this.history.text + this.gathered).slice(this.discarded);
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get endReason(): EndReason | null {
    return this.reason;
  }

  /** What a new follower of the session must know; null before the turn is stored and after its last event. */
  snapshot(): { content: string; lastSeq: number } | null {
    if (this.publishedSeq < 0 || this.over) return null;
    const content =
      this.draft.assistant_message.content + this.history.textUntil(this.publishedSeq).slice(this.discarded);
    return { content, lastSeq: this.publishedSeq };
  }

  /** Closes the provider's socket; the first reason counts. */
  end(reason: EndReason): void {
    this.reason ??= reason;
    this.abort.abort();
  }

  /** Takes text of the answer. Runs for every piece of text of every answer. */
  write(text: string): void {
    const isFirst = this.history.text === '' && this.gathered === '';
    this.gathered += text;
    this.journal.record(this, isFirst);
  }

  /** All text so far turned out to be thinking. Its events stay as they are; the last one holds the answer. */
  discardText(): void {
    this.gathered = '';
    this.discarded = this.history.text.length;
  }

  /** Takes an event other than text. */
  record(type: TurnEventType, data: string): void {
    this.unpublished.push(this.next(type, data));
    this.journal.record(this, true);
  }

  /** Numbers an event, for a writer that stores it with something else and then publishes it: the first and the last. */
  next(type: TurnEventType, data: string): TurnEvent {
    this.endText();
    return this.history.add(type, data);
  }

  unlogged(): TurnEvent[] {
    this.endText();
    const events = this.unpublished.slice(this.logged);
    this.logged = this.unpublished.length;
    return events;
  }

  stored(lastSeq: number): void {
    if (this.over) return;
    while (this.unpublished[0] && this.unpublished[0].seq <= lastSeq) {
      this.publish(this.unpublished.shift() as TurnEvent);
      this.logged--;
    }
  }

  unstorable(): void {
    this.end('unstorable');
  }

  /** Publishes all there is, for the story is on disk. @param event what comes after it */
  publishAll(event: TurnEvent): void {
    this.stored(event.seq);
    this.publish(event);
  }

  /** Ends the story for followers where it stands on disk, because the rest will not be stored. */
  publishBrokenOff(data: string): void {
    this.unpublished = [];
    this.gathered = '';
    this.history.cutAfter(this.publishedSeq);
    this.publish(this.history.add('error', data));
  }

  /** What followers were shown behind number `after`. */
  publishedAfter(after: number): TurnEvent[] {
    return this.history.between(after, this.publishedSeq);
  }

  private publish(event: TurnEvent): void {
    this.publishedSeq = event.seq;
    this.over = isLast(event);
    this.log.publish(this.turnTopic, event);
    if (this.log.isFollowed(this.sessionTopic)) this.log.publish(this.sessionTopic, withTurnId(event, this.id));
  }

  /** Makes an event of the text that has gathered. */
  private endText(): void {
    if (this.gathered === '') return;
    this.unpublished.push(this.history.addToken(this.gathered));
    this.gathered = '';
  }

  close(outcome: TurnOutcome): void {
    this.settle(outcome);
  }
}

/** The session's feed carries events of many turns: each says of which (`turn` does so by itself). */
function withTurnId(event: TurnEvent, turnId: string): TurnEvent {
  if (event.type === 'turn') return event;
  return { ...event, data: `{"turn_id":"${turnId}",${event.data.slice(1)}` };
}
