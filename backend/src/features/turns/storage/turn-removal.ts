import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { deleteInPortions, isOneOf } from '../../../platform/database/rows/delete-in-portions.js';
import { SessionRemoval } from '../../sessions/session-removal.js';

/** Removes the turns of deleted sessions; the history of each goes with it by foreign key. */
@Injectable()
export class TurnRemoval implements OnModuleInit {
  constructor(
    private readonly sessions: SessionRemoval,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.sessions.addStep((sessionIds, signal) =>
      deleteInPortions(this.database, { table: 'turns', key: 'id', ...isOneOf('session_id', sessionIds) }, signal),
    );
  }
}
