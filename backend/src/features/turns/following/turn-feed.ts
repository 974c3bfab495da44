import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { EventBus, type PublishedEvent } from '../../../platform/events/event-bus.js';
import type { SseEvent } from '../../../platform/http/streaming/sse.js';
import type { LiveTurn } from '../live/live-turn.js';
import { LiveTurns } from '../live/live-turns.js';
import { isLast, turnTopic } from '../events/turn-events.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { TurnsService } from '../turns.service.js';

/** Follows one turn: what is stored, then what comes, without a gap or a repeat. */
@Injectable()
export class TurnFeed {
  constructor(
    private readonly events: EventBus,
    private readonly live: LiveTurns,
    private readonly ledger: TurnLedger,
    private readonly turns: TurnsService,
  ) {}

  /**
   * The events of a turn after number `after` (-1: from the first).
   * @returns null when nothing can follow: the turn is over, and that was its last event or its events were cleared
   * @throws TurnNotFound
   */
  async follow(turnId: string, after: number): Promise<Observable<SseEvent> | null> {
    const live = this.live.get(turnId);
    if (live) return this.followLive(live, after);
    const turn = await this.turns.get(turnId);
    const history = (await this.ledger.finished(turnId)) ?? (await this.ledger.unfinished(turn.runner_id)).get(turnId);
    // After a crash a client may have seen more than was on disk: it still must learn how the turn ended.
    const known = history && turn.status === 'interrupted' && after > history.lastSeq ? history.lastSeq - 1 : after;
    const stored = history?.between(known, history.lastSeq) ?? [];
    if (stored.length === 0 && turn.status !== 'running') return null;
    return new Observable((client) => {
      for (const event of stored) client.next(event);
      client.complete();
    });
  }

  /** What was published so far is in memory, so joining and catching up is one step in which nothing can come between. */
  private followLive(live: LiveTurn, after: number): Observable<SseEvent> {
    return new Observable((client) => {
      const pass = (event: PublishedEvent) => {
        client.next(event);
        if (isLast(event)) client.complete();
      };
      const leave = this.events.follow(turnTopic(live.id), pass);
      live.publishedAfter(after).forEach(pass);
      return leave;
    });
  }
}
