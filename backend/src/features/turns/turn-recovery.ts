import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { Logger } from '../../platform/observability/logger.js';
import { Message } from '../sessions/message.entity.js';
import { interruptedByServer, messageError } from './failures.js';
import { LiveTurns } from './live-turns.js';
import { Turn } from './turn.entity.js';
import { TurnLedger } from './turn-ledger.js';
import { errorEvent } from './turn-payloads.js';
import { storeEndings } from './turn-records.js';
import { TurnStory } from './turn-story.js';

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
    const running = await this.database.repository(Turn).findBy({ status: 'running' });
    const dead = running.filter((turn) => !this.isAlive(turn));
    for (const runner_id of new Set(dead.map((turn) => turn.runner_id))) {
      const stories = await this.ledger.unfinished(runner_id);
      for (const turn of dead) {
        if (turn.runner_id === runner_id) await this.tryToInterrupt(turn, stories.get(turn.id));
      }
    }
    return dead.length;
  }

  /** @returns true when the turn is over, now or already; false while a process still writes it */
  async recover(turn_id: string): Promise<boolean> {
    const turn = await this.database.repository(Turn).findOneBy({ id: turn_id });
    if (turn?.status !== 'running') return true;
    if (this.isAlive(turn)) return false;
    const stories = await this.ledger.unfinished(turn.runner_id);
    await this.interrupt(turn, stories.get(turn_id));
    return true;
  }

  /** A turn of ours that we do not know is over. On SQLite this process is the only one; else its lease says. */
  private isAlive(turn: Turn): boolean {
    if (this.live.get(turn.id)) return true;
    const isOfOthers = this.database.dialect === 'postgres' && turn.runner_id !== this.ledger.runner_id;
    return isOfOthers && turn.lease_expires_at > toTimestamp(this.clock.now());
  }

  /** One turn that cannot be stored must keep neither the others nor the server from starting. */
  private async tryToInterrupt(turn: Turn, told?: TurnStory): Promise<void> {
    try {
      await this.interrupt(turn, told);
    } catch (error) {
      this.log.error('turn not recovered', { turn_id: turn.id, error });
    }
  }

  private interrupt(turn: Turn, told = new TurnStory(turn.id)): Promise<void> {
    return this.database.write(async (manager) => {
      const claimed = await manager.update(Turn, { id: turn.id, status: 'running' }, { status: 'interrupted' });
      if (claimed.affected === 0) return;
      const message = await manager.findOneByOrFail(Message, { id: turn.assistant_message_id });
      const content = message.content + told.text;
      const failure = interruptedByServer();
      const interrupted: Message = {
        ...message,
        content,
        status: 'interrupted',
        error: messageError(failure, this.clock.now()),
      };
      told.add('error', errorEvent(failure, message.id, interrupted));
      const ending = {
        turn: { ...turn, status: 'interrupted', finished_at: toTimestamp(this.clock.now()) },
        message: interrupted,
        story: told,
      } as const;
      await storeEndings(manager, [ending]);
    });
  }
}
