import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SessionRows } from '../../sessions/session-rows.js';
import { TurnRepository } from '../turn.repository.js';

/** Removes the turns of deleted sessions; the history of each goes with it by foreign key. */
@Injectable()
export class TurnRemoval implements OnModuleInit {
  constructor(
    private readonly sessions: SessionRows,
    private readonly turns: TurnRepository,
  ) {}

  onModuleInit(): void {
    this.sessions.addStep((sessionIds, signal) => this.turns.deleteOfSessions(sessionIds, signal));
  }
}
