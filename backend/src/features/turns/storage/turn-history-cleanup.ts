import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { toTimestamp } from '../../../platform/database/columns.js';
import { Database } from '../../../platform/database/database.js';
import { firstIdAt } from '../../../platform/ids.js';
import { Maintenance } from '../../../platform/maintenance/maintenance.js';

/** How long the events of a finished turn can be replayed. */
const RETENTION_MS = 24 * 60 * 60 * 1000;
const CLEANUP_EVERY_MS = 60 * 60 * 1000;
/** Histories looked at, and removed, at once. */
const PORTION = 200;

interface OldTurn {
  turn_id: string;
  finished_at: string | null;
}

/** Removes the events of turns that ended more than a day ago; their messages stay. */
@Injectable()
export class TurnHistoryCleanup implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly maintenance: Maintenance,
  ) {}

  onApplicationBootstrap(): void {
    this.maintenance.every(CLEANUP_EVERY_MS, 'events of turns that ended more than a day ago', (signal) =>
      this.removeOld(signal),
    );
  }

  /**
   * Walks the histories in the order of their ids, which begin with the time, and only as far as they can be old: its cost
   * does not grow with the number of turns. @returns how many it removed
   */
  async removeOld(signal: AbortSignal): Promise<number> {
    const limitMs = this.clock.now().getTime() - RETENTION_MS;
    const limit = toTimestamp(new Date(limitMs));
    let after = '';
    let removed = 0;
    while (!signal.aborted) {
      const portion = await this.database.read.query<OldTurn[]>(
        `SELECT turn_stories.turn_id, turns.finished_at FROM turn_stories JOIN turns ON turns.id = turn_stories.turn_id
         WHERE turn_stories.turn_id > $1 AND turn_stories.turn_id < $2 ORDER BY turn_stories.turn_id LIMIT ${PORTION}`,
        [after, firstIdAt(limitMs)],
      );
      if (portion.length === 0) break;
      after = portion.at(-1)?.turn_id ?? '';
      // A turn may have taken long.
      const old = portion.filter(({ finished_at }) => finished_at !== null && finished_at < limit);
      if (old.length > 0) await this.remove(old.map(({ turn_id }) => turn_id));
      removed += old.length;
    }
    return removed;
  }

  private async remove(ids: readonly string[]): Promise<void> {
    const places = ids.map((_, at) => `$${at + 1}`).join(', ');
    await this.database.write((manager) =>
      manager.query(`DELETE FROM turn_stories WHERE turn_id IN (${places})`, [...ids]),
    );
  }
}
