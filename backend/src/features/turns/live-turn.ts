import type { DomainError } from '../../platform/domain-error.js';
import type { EventLog } from '../../platform/events/event-log.js';
import type { Message } from '../sessions/message.entity.js';
import type { Turn } from './turn.entity.js';
import type { TurnDraft } from './turn-draft.js';
import { type TurnEvent, type TurnEventType, isLast, sessionTopic, turnTopic } from './turn-events.js';
import type { SpokenAnswer } from './speech/spoken-answer.js';
import { TurnStory } from './turn-story.js';

/** Why a turn was told to end before the model was done. */
export type EndReason = 'stopped' | 'deleted' | 'shutdown';

/** What is said about a turn once it is over. */
export interface TurnOutcome {
  turn: Turn;
  assistant_message: Message;
  /** Null after success and after a stop. */
  failure: DomainError | null;
  /** What did not work but did not spoil the answer. */
  notice: string | null;
}

/**
 * A turn that is being answered by this process. The runner is its only writer: it numbers the events and decides when
 * followers hear of them.
 */
export class LiveTurn {
  readonly story: TurnStory;
  /** Null for an answer that is read only. */
  speech: SpokenAnswer | null = null;
  /** Resolves, never rejects, when the turn is over and stored. */
  readonly ended: Promise<TurnOutcome>;
  private settle!: (outcome: TurnOutcome) => void;
  private readonly turn_topic: string;
  private readonly session_topic: string;
  private told_seq = -1;
  private over = false;
  private readonly abort = new AbortController();
  private reason: EndReason | null = null;

  constructor(
    readonly draft: TurnDraft,
    private readonly log: EventLog,
  ) {
    this.story = new TurnStory(this.id);
    this.turn_topic = turnTopic(this.id);
    this.session_topic = sessionTopic(this.session_id);
    this.ended = new Promise((resolve) => (this.settle = resolve));
  }

  get id(): string {
    return this.draft.turn.id;
  }

  get session_id(): string {
    return this.draft.turn.session_id;
  }

  /** The answer's whole text so far, with what an earlier turn had left in the same message. */
  get content(): string {
    return this.draft.assistant_message.content + this.story.text;
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get end_reason(): EndReason | null {
    return this.reason;
  }

  /** What a new follower of the session must know; null before the turn is stored and after its last event. */
  snapshot(): { content: string; last_seq: number } | null {
    return this.told_seq < 0 || this.over ? null : { content: this.content, last_seq: this.told_seq };
  }

  /** Closes the provider's socket; the first reason counts. */
  end(reason: EndReason): void {
    this.reason ??= reason;
    this.abort.abort();
  }

  /** Numbers an event, for a writer that stores it before anyone hears of it. */
  next(type: TurnEventType, data: string): TurnEvent {
    return this.story.add(type, data);
  }

  addText(text: string): TurnEvent {
    return this.story.addToken(text);
  }

  /** What followers were told behind number `after`. */
  toldAfter(after: number): TurnEvent[] {
    return this.story.between(after, this.told_seq);
  }

  tell(event: TurnEvent): void {
    this.told_seq = event.seq;
    this.over = isLast(event);
    this.log.publish(this.turn_topic, event);
    if (this.log.isFollowed(this.session_topic)) this.log.publish(this.session_topic, withTurnId(event, this.id));
  }

  close(outcome: TurnOutcome): void {
    this.settle(outcome);
  }
}

/** The session's feed carries events of many turns: each says of which (`turn` does so by itself). */
function withTurnId(event: TurnEvent, turn_id: string): TurnEvent {
  if (event.type === 'turn') return event;
  return { ...event, data: `{"turn_id":"${turn_id}",${event.data.slice(1)}` };
}
