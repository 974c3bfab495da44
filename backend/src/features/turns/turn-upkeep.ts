import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { Logger } from '../../platform/observability/logger.js';
import { LEASE_CHECK_MS, leaseEnd } from './lease.js';
import { LiveTurns } from './live-turns.js';
import { TurnRecovery } from './turn-recovery.js';

/** How long the events of a finished turn can be replayed. */
const EVENTS_KEPT_MS = 24 * 60 * 60 * 1000;
const SWEEP_EVERY_MS = 60 * 60 * 1000;

/** What must be done at start and again and again: dead runners noticed, leases kept, old events cleared. */
@Injectable()
export class TurnUpkeep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly database: Database,
    private readonly live: LiveTurns,
    private readonly recovery: TurnRecovery,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** Recovers before the first request is taken, so nobody sees an answer that nobody writes. */
  async onApplicationBootstrap(): Promise<void> {
    const interrupted = await this.recovery.recoverAll();
    if (interrupted > 0) this.log.warn('turns: the server had stopped while answering', { interrupted });
    this.every(SWEEP_EVERY_MS, 'clearing old events', () => this.clearOldEvents());
    this.every(LEASE_CHECK_MS, 'renewing leases', () => this.renewLeases());
    if (this.database.dialect === 'postgres') {
      this.every(LEASE_CHECK_MS, 'looking for dead runners', () => this.recovery.recoverAll());
    }
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  async clearOldEvents(): Promise<void> {
    const limit = toTimestamp(new Date(this.clock.now().getTime() - EVENTS_KEPT_MS));
    await this.database.write((manager) =>
      manager.query(
        "DELETE FROM turn_events WHERE turn_id IN (SELECT id FROM turns WHERE status <> 'running' AND finished_at < $1)",
        [limit],
      ),
    );
  }

  private async renewLeases(): Promise<void> {
    if (this.live.size === 0) return;
    await this.database.write((manager) =>
      manager.query("UPDATE turns SET lease_expires_at = $1 WHERE runner_id = $2 AND status = 'running'", [
        leaseEnd(this.clock),
        this.live.runner_id,
      ]),
    );
  }

  private every(interval_ms: number, what: string, work: () => Promise<unknown>): void {
    const tick = () => {
      work().catch((error: unknown) => this.log.warn(`turns: ${what} failed`, { error }));
    };
    this.timers.push(setInterval(tick, interval_ms).unref());
  }
}
