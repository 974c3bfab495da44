import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { NOT_DELETED } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import type { DomainError } from '../../platform/domain-error.js';
import { Message } from '../sessions/message/message.entity.js';
import { storedFailure } from './failures.js';
import { LiveTurns } from './live/live-turns.js';
import type { DoneEvent, ErrorEvent } from './turn.dto.js';
import { Turn } from './turn.entity.js';
import { TurnLedger } from './storage/turn-ledger.js';
import { TurnRecovery } from './recovery/turn-recovery.js';
import { TurnInProgress, TurnNotFound } from './turns.errors.js';

@Injectable()
export class TurnsService {
  constructor(
    private readonly database: Database,
    private readonly live: LiveTurns,
    private readonly recovery: TurnRecovery,
    private readonly ledger: TurnLedger,
    private readonly clock: Clock,
  ) {}

  /** A turn whose runner is gone is declared interrupted first. @throws TurnNotFound */
  async get(id: string): Promise<Turn> {
    const turn = await this.find(id);
    if (turn.status !== 'running' || this.live.get(id)) return turn;
    await this.recovery.recover(id);
    return this.find(id);
  }

  /** The turn with both its messages. @throws TurnNotFound */
  async exchange(id: string): Promise<{ turn: Turn; user_message: Message; assistant_message: Message }> {
    const turn = await this.get(id);
    const messages = this.database.repository(Message);
    const [userMessage, assistantMessage] = await Promise.all([
      messages.findOneByOrFail({ id: turn.user_message_id }),
      messages.findOneByOrFail({ id: turn.assistant_message_id }),
    ]);
    return { turn, user_message: userMessage, assistant_message: assistantMessage };
  }

  /** Ends a running turn and keeps its text; one that is over stays as it is. @throws TurnNotFound */
  async stop(id: string): Promise<Turn> {
    const live = this.live.get(id);
    live?.end('stopped');
    await live?.ended;
    return this.get(id);
  }

  /** What came of a turn beside its messages. Waits for one that runs. @throws TurnNotFound, TurnInProgress elsewhere */
  async resultOf(id: string): Promise<{ failure: DomainError | null; notice: string | null }> {
    const live = this.live.get(id);
    if (live) return live.ended;
    const { status, assistant_message_id } = await this.get(id);
    // Another process writes it, and what there is so far is no answer.
    if (status === 'running') throw new TurnInProgress();
    const history = await this.ledger.finished(id);
    const last = history?.between(history.lastSeq - 1, history.lastSeq)[0];
    if (status === 'failed' || status === 'interrupted') {
      const event = last?.type === 'error' ? (JSON.parse(last.data) as ErrorEvent) : null;
      const message = await this.database.repository(Message).findOneBy({ id: assistant_message_id });
      // A message that was continued since holds the error of a later turn, or none.
      const stored = message?.turn_id === id ? message.error : null;
      return { failure: storedFailure(event, stored, this.clock.now()), notice: null };
    }
    return { failure: null, notice: last?.type === 'done' ? (JSON.parse(last.data) as DoneEvent).notice : null };
  }

  private async find(id: string): Promise<Turn> {
    const turn = await this.database.repository(Turn).findOneBy({ id, session: { agent: NOT_DELETED } });
    if (!turn) throw new TurnNotFound();
    return turn;
  }
}
