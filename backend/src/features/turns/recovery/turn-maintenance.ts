import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LEASE_RENEWAL_MS } from '../../../platform/database/lease-time.js';
import { Logger } from '../../../platform/observability/logger.js';
import { LiveTurns } from '../live/live-turns.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { TurnRecovery } from './turn-recovery.js';

const TRIM_EVERY_MS = 10_000;

/** What must be done at start and again and again: dead runners noticed, leases renewed, the log trimmed. */
@Injectable()
export class TurnMaintenance implements OnApplicationBootstrap {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly live: LiveTurns,
    private readonly recovery: TurnRecovery,
    private readonly ledger: TurnLedger,
    private readonly log: Logger,
  ) {}

  /** Recovers before the first request is taken, so nobody sees an answer that nobody writes. */
  async onApplicationBootstrap(): Promise<void> {
    const interrupted = await this.recovery.recoverAll();
    if (interrupted > 0) this.log.warn('turns: the server had stopped while answering', { interrupted });
    // A server that crashes soon after each start would never trim otherwise.
    await this.ledger.trim();
    this.every(LEASE_RENEWAL_MS, 'renewing leases', () => this.renewLeases());
    this.every(TRIM_EVERY_MS, 'trimming the log', () => this.ledger.trim());
    this.every(LEASE_RENEWAL_MS, 'looking for dead runners', () => this.recovery.recoverAll());
  }

  /** Not before the last turn is over: a lease that runs out tells others that it is dead. */
  stop(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** A turn that another process took, because this one was held up, ends here without another word. */
  private async renewLeases(): Promise<void> {
    const ids = this.live.runningIds;
    if (ids.length === 0) return;
    const renewed = await this.ledger.renewLeases(ids);
    for (const id of ids) if (!renewed.has(id)) this.live.get(id)?.end('lost');
  }

  private every(intervalMs: number, what: string, work: () => Promise<unknown>): void {
    const tick = () => {
      work().catch((error: unknown) => this.log.warn(`turns: ${what} failed`, { error }));
    };
    this.timers.push(setInterval(tick, intervalMs).unref());
  }
}
