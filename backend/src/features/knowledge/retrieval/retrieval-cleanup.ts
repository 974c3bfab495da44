import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { firstIdAt } from '../../../platform/ids.js';
import { inPortions, Maintenance } from '../../../platform/maintenance/maintenance.js';
import { MessageRetrievalRepository } from './message-retrieval.repository.js';

/** How long it can be seen what a search for an answer found; the answer's citations stay as long as the answer. */
const RETENTION_MS = 90 * 24 * 60 * 60 * 1000;
const CLEANUP_EVERY_MS = 6 * 60 * 60 * 1000;
const PORTION = 200;

/** Removes the records of searches that are months old. */
@Injectable()
export class RetrievalCleanup implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly retrievals: MessageRetrievalRepository,
    private readonly clock: Clock,
    private readonly maintenance: Maintenance,
  ) {}

  onApplicationBootstrap(): void {
    this.maintenance.every(CLEANUP_EVERY_MS, 'records of old searches', (signal) =>
      inPortions(signal, () => this.removePortion()),
    );
  }

  /** The id of a message begins with its time. */
  private async removePortion(): Promise<number> {
    const limit = firstIdAt(this.clock.now().getTime() - RETENTION_MS);
    const old = await this.retrievals.findBefore(limit, PORTION);
    if (old.length > 0) await this.database.write((manager) => this.retrievals.deleteAll(manager, old));
    return old.length;
  }
}
