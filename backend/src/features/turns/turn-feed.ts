import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { EventLog, type LoggedEvent } from '../../platform/events/event-log.js';
import type { SseEvent } from '../../platform/http/sse.js';
import { LiveTurns } from './live-turns.js';
import { isLast, turnTopic } from './turn-events.js';
import { TurnLedger } from './turn-ledger.js';
import { TurnsService } from './turns.service.js';

/** Follows one turn: what is stored, then what comes, without a gap or a repeat. */
@Injectable()
export class TurnFeed {
  constructor(
    private readonly events: EventLog,
    private readonly live: LiveTurns,
    private readonly ledger: TurnLedger,
    private readonly turns: TurnsService,
  ) {}

  /**
   * The events of a turn after number `after` (-1: from the first).
   * @returns null when nothing can follow: the turn is over, and that was its last event or its events were cleared
   * @throws TurnNotFound
   */
  async follow(turn_id: string, after: number): Promise<Observable<SseEvent> | null> {
    if (this.live.get(turn_id)) return this.followLive(turn_id, after);
    const turn = await this.turns.get(turn_id);
    // A turn of another process of this installation: its stored events, and an end that lets the client come back.
    const stored = await this.ledger.read(turn_id, after);
    if (stored.length === 0 && turn.status !== 'running') return null;
    return new Observable((client) => {
      for (const event of stored) client.next(event);
      client.complete();
    });
  }

  /**
   * Joins first and reads the disk afterwards: what is written in between is heard live and held back until the stored
   * events are out, so an event is in one of both, or in both and then skipped by its number.
   */
  private followLive(turn_id: string, after: number): Observable<SseEvent> {
    return new Observable((client) => {
      let last = after;
      let held: LoggedEvent[] | null = [];
      const pass = (event: LoggedEvent) => {
        if (event.seq <= last) return;
        last = event.seq;
        client.next(event);
        if (isLast(event)) client.complete();
      };
      const { recent, leave } = this.events.follow(turnTopic(turn_id), (event) => {
        if (held) held.push(event);
        else pass(event);
      });
      const goLive = () => {
        for (const event of [...recent, ...(held ?? [])]) pass(event);
        held = null;
      };
      const first = recent[0];
      if (first !== undefined && first.seq <= after + 1) {
        goLive();
      } else {
        this.ledger.read(turn_id, after).then(
          (stored) => {
            stored.forEach(pass);
            goLive();
          },
          (error: unknown) => client.error(error),
        );
      }
      return leave;
    });
  }
}
