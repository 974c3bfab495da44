import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { Message } from '../sessions/message.entity.js';
import { interruptedByServer } from './failures.js';
import { LiveTurns } from './live-turns.js';
import { Turn } from './turn.entity.js';
import { eventId } from './turn-events.js';
import { TurnLedger } from './turn-ledger.js';
import { errorEvent } from './turn-payloads.js';
import { storeEnding } from './turn-records.js';

/** Turns whose runner is gone become `interrupted`, with every word that was on disk. */
@Injectable()
export class TurnRecovery {
  constructor(
    private readonly database: Database,
    private readonly ledger: TurnLedger,
    private readonly live: LiveTurns,
    private readonly clock: Clock,
  ) {}

  /** @returns how many turns were found whose runner is gone */
  async recoverAll(): Promise<number> {
    const running = await this.database.read.query<{ id: string }[]>("SELECT id FROM turns WHERE status = 'running'");
    let found = 0;
    for (const { id } of running) if (await this.recover(id)) found++;
    return found;
  }

  /** @returns true when the turn is over, now or already; false while a process still writes it */
  async recover(turn_id: string): Promise<boolean> {
    const turn = await this.database.repository(Turn).findOneBy({ id: turn_id });
    if (turn?.status !== 'running') return true;
    if (this.isAlive(turn)) return false;
    const text = await this.storedText(turn_id);
    await this.database.write((manager) => this.interrupt(manager, turn, text));
    return true;
  }

  /** On SQLite this process is the only one, so a turn it does not know belongs to one that died. */
  private isAlive(turn: Turn): boolean {
    if (this.live.get(turn.id)) return true;
    return this.database.dialect === 'postgres' && turn.lease_expires_at > toTimestamp(this.clock.now());
  }

  private async storedText(turn_id: string): Promise<{ text: string; next_seq: number }> {
    const events = await this.ledger.read(turn_id, -1);
    const tokens = events.filter((event) => event.type === 'token');
    const text = tokens.map((event) => (JSON.parse(event.data) as { content: string }).content).join('');
    return { text, next_seq: events.length };
  }

  private async interrupt(
    manager: EntityManager,
    turn: Turn,
    { text, next_seq }: { text: string; next_seq: number },
  ): Promise<void> {
    const claimed = await manager.update(Turn, { id: turn.id, status: 'running' }, { status: 'interrupted' });
    if (claimed.affected === 0) return;
    const message = await manager.findOneByOrFail(Message, { id: turn.assistant_message_id });
    const data = errorEvent(interruptedByServer(), message.id);
    await storeEnding(manager, {
      turn: { ...turn, status: 'interrupted', finished_at: toTimestamp(this.clock.now()) },
      message: { ...message, content: message.content + text, status: 'interrupted' },
      last_event: { id: eventId(turn.id, next_seq), seq: next_seq, type: 'error', data },
    });
  }
}
