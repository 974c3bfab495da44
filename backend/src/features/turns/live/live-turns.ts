import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../config/settings.js';
import { EventBus } from '../../../platform/events/event-bus.js';
import { DomainEvents } from '../../../platform/events/domain-events.js';
import { correlate } from '../../../platform/observability/work-signals.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { deletedWhileAnswering } from '../failures.js';
import { LiveTurn, type TurnOutcome } from './live-turn.js';
import type { TurnDraft } from '../turn-draft.js';
import type { TurnEvent } from '../events/turn-events.js';
import { SpokenAnswers } from '../speech/spoken-answers.js';
import { ShuttingDown, TooManyTurns, TurnInProgress } from '../turns.errors.js';

/** Running turns one principal may have; the local owner is the only one while accounts are off. */
const MAX_RUNNING_TURNS = 6;
const DRAIN_CHECK_MS = 10;

/** A session with a turn that runs or is about to. */
class Claim {
  /** Null until the turn is open. */
  live: LiveTurn | null = null;
  /** Ends what a turn does before it is open, with the reason for whoever waits. */
  readonly abort = new AbortController();

  /** @param correlationId of the request that asked for the turn */
  constructor(readonly correlationId: string) {}

  /** Few look at it, and Node makes it only for them. */
  get signal(): AbortSignal {
    return correlate(this.abort.signal, this.correlationId);
  }
}

type EndListener = (live: LiveTurn, outcome: TurnOutcome) => void;

/** The turns this process is answering. */
@Injectable()
export class LiveTurns {
  private readonly turns = new Map<string, LiveTurn>();
  /** By session. */
  private readonly claims = new Map<string, Claim>();
  private readonly endListeners: EndListener[] = [];
  private closing = false;
  private patient = true;

  constructor(
    private readonly log: EventBus,
    private readonly config: Config,
    private readonly domainEvents: DomainEvents,
    private readonly spoken: SpokenAnswers,
    private readonly ledger: TurnLedger,
  ) {
    domainEvents.on('session_deleting', ({ session_id }) => {
      this.claims.get(session_id)?.abort.abort(deletedWhileAnswering());
      this.ofSession(session_id)?.end('deleted');
    });
    domainEvents.on('agent_deleting', ({ agent_id }) => {
      for (const live of this.turns.values()) if (live.draft.agent_id === agent_id) live.end('deleted');
    });
  }

  /**
   * Reserves a session for a turn. @returns what ends work before the turn is open
   * @throws TurnInProgress, TooManyTurns, ShuttingDown
   */
  claim(sessionId: string, correlationId: string): { readonly signal: AbortSignal } {
    if (this.closing) throw new ShuttingDown();
    if (this.claims.has(sessionId)) throw new TurnInProgress();
    if (this.config.server.rateLimit === 'on' && this.claims.size >= MAX_RUNNING_TURNS) {
      throw new TooManyTurns(MAX_RUNNING_TURNS);
    }
    const claim = new Claim(correlationId);
    this.claims.set(sessionId, claim);
    return claim;
  }

  /** Gives back a claim whose turn could not begin. */
  release(sessionId: string): void {
    const live = this.ofSession(sessionId);
    if (live) this.turns.delete(live.id);
    this.claims.delete(sessionId);
  }

  /** From here on the turn can be found, stopped and followed. */
  open(draft: TurnDraft): LiveTurn {
    const claim = this.claims.get(draft.turn.session_id);
    const live = new LiveTurn(draft, this.log, this.ledger, claim?.correlationId ?? null);
    this.turns.set(live.id, live);
    if (claim) claim.live = live;
    if (draft.speaks) live.speech = this.spoken.begin(live);
    return live;
  }

  /** The turn is stored: followers may know. */
  begun(live: LiveTurn, firstEvent: TurnEvent): void {
    live.publishAll(firstEvent);
    this.spoken.deleteObsolete(live.draft);
    this.domainEvents.publish('session_changed', { session_id: live.sessionId });
  }

  close(live: LiveTurn, outcome: TurnOutcome): void {
    this.release(live.sessionId);
    live.close(outcome);
    for (const listener of this.endListeners) listener(live, outcome);
  }

  onEnd(listener: EndListener): void {
    this.endListeners.push(listener);
  }

  get(turnId: string): LiveTurn | null {
    return this.turns.get(turnId) ?? null;
  }

  ofSession(sessionId: string): LiveTurn | null {
    return this.claims.get(sessionId)?.live ?? null;
  }

  /** Of the turns that are stored and not over. */
  get runningIds(): string[] {
    return [...this.turns.values()].filter((live) => live.snapshot() !== null).map(({ id }) => id);
  }

  /** Takes no new turns, lets the running ones go on for a while, then interrupts them. Resolves when all are stored. */
  async drain(patienceMs: number): Promise<void> {
    this.closing = true;
    const impatience = setTimeout(() => (this.patient = false), patienceMs);
    while (this.claims.size > 0) {
      if (!this.patient) {
        for (const claim of this.claims.values()) {
          claim.live?.end('shutdown');
          claim.abort.abort(new ShuttingDown());
        }
      }
      // A session may be claimed by a turn that is not open yet, so there is nothing to wait for but time.
      await pause(DRAIN_CHECK_MS);
    }
    clearTimeout(impatience);
  }
}
