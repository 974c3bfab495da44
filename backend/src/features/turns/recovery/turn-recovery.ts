import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { toTimestamp } from '../../../platform/database/columns.js';
import { Database } from '../../../platform/database/database.js';
import { updateFrom } from '../../../platform/database/rows/insert-rows.js';
import { leaseTime } from '../../../platform/database/lease-time.js';
import { Logger } from '../../../platform/observability/logger.js';
import { Message } from '../../sessions/message/message.entity.js';
import { interruptedByServer, messageError } from '../failures.js';
import { LiveTurns } from '../live/live-turns.js';
import { Turn } from '../turn.entity.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { errorEvent } from '../events/turn-payloads.js';
import { storeEndedTurns } from '../storage/turn-records.js';
import { TurnHistory } from '../events/turn-history.js';

/** Turns whose runner is gone become `interrupted`, with every word that was on disk. */
@Injectable()
export class TurnRecovery {
  constructor(
    private readonly database: Database,
    private readonly ledger: TurnLedger,
    private readonly live: LiveTurns,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** @returns how many turns were found whose runner is gone */
  async recoverAll(): Promise<number> {
    const rows = await this.database.read
      .getRepository(Turn)
      .createQueryBuilder('turn')
      .where(`turn.status = 'running' AND (turn.runner_id = :runner_id OR ${this.isExpired('turn')})`, this.us)
      .getMany();
    const dead = rows.filter(({ id }) => !this.live.get(id));
    for (const runnerId of new Set(dead.map((turn) => turn.runner_id))) {
      const histories = await this.ledger.unfinished(runnerId);
      for (const turn of dead) {
        if (turn.runner_id === runnerId) await this.tryToInterrupt(turn, histories.get(turn.id));
      }
    }
    return dead.length;
  }

  /** @returns true when the turn is over, now or already; false while a process still writes it */
  async recover(turnId: string): Promise<boolean> {
    const turn = await this.database.repository(Turn).findOneBy({ id: turnId });
    if (turn?.status !== 'running') return true;
    if (this.live.get(turnId)) return false;
    const histories = await this.ledger.unfinished(turn.runner_id);
    return this.interrupt(turn, histories.get(turnId));
  }

  private get us(): { runner_id: string } {
    return { runner_id: this.ledger.runner_id };
  }

  /** SQL for: the runner of `turns` is gone. On SQLite this process is the only one; else the lease says. */
  private isExpired(turns: string): string {
    if (this.database.dialect === 'sqlite') return '1 = 1';
    return `${turns}.lease_expires_at < ${leaseTime(this.database, this.clock)}`;
  }

  /** One turn that cannot be stored must keep neither the others nor the server from starting. */
  private async tryToInterrupt(turn: Turn, told?: TurnHistory): Promise<void> {
    try {
      await this.interrupt(turn, told);
    } catch (error) {
      this.log.error('turn not recovered', { turn_id: turn.id, error });
    }
  }

  /** @returns false when its runner is alive after all */
  private interrupt(turn: Turn, told = new TurnHistory(turn.id)): Promise<boolean> {
    const { lastSeq } = told;
    return this.database.write(async (manager) => {
      // The database may run this again.
      told.cutAfter(lastSeq);
      if (!(await this.claim(manager, turn)))
        return !(await manager.existsBy(Turn, { id: turn.id, status: 'running' }));
      const message = await manager.findOneByOrFail(Message, { id: turn.assistant_message_id });
      const content = message.content + told.text;
      const failure = interruptedByServer();
      const interrupted: Message = {
        ...message,
        content,
        status: 'interrupted',
        error: messageError(failure, this.clock.now()),
      };
      told.add('error', errorEvent(failure, message.id, null, interrupted));
      const ending = {
        turn: { ...turn, status: 'interrupted', finished_at: toTimestamp(this.clock.now()) },
        message: interrupted,
        history: told,
      } as const;
      await storeEndedTurns(manager, [ending], this.ledger.runner_id);
      return true;
    });
  }

  /** From here on this process is the turn's runner, and the one before can store nothing more. */
  private async claim(manager: EntityManager, { id, runner_id }: Turn): Promise<boolean> {
    const claimed = await updateFrom(
      manager,
      [{ id, runner_id, our_id: this.ledger.runner_id }],
      `UPDATE turns SET runner_id = given.our_id FROM given
       WHERE turns.id = given.id AND turns.status = 'running' AND turns.runner_id = given.runner_id
         AND (given.runner_id = given.our_id OR ${this.isExpired('turns')})
       RETURNING turns.id`,
    );
    return claimed.length > 0;
  }
}
