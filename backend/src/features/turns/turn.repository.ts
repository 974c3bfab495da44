import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { NOT_DELETED } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import type { ReadRepository } from '../../platform/database/read-repository.js';
import { deleteInPortions, isOneOf } from '../../platform/database/rows/delete-in-portions.js';
import { Turn } from './turn.entity.js';

@Injectable()
export class TurnRepository {
  constructor(
    @InjectRepository(Turn) private readonly turns: ReadRepository<Turn>,
    private readonly database: Database,
  ) {}

  /** Null when its session or agent is deleted. */
  findVisible(id: string): Promise<Turn | null> {
    return this.turns.findOneBy({ id, session: { agent: NOT_DELETED } });
  }

  /** Also one of a deleted session. */
  find(id: string): Promise<Turn | null> {
    return this.turns.findOneBy({ id });
  }

  /** The session of a turn; null when there is none, or it is deleted. */
  async findSession(id: string): Promise<{ id: string; agent_id: string } | null> {
    const turn = await this.turns.findOne({
      select: { id: true, session: { id: true, agent_id: true } },
      where: { id, session: { agent: NOT_DELETED } },
      relations: { session: true },
    });
    return turn?.session ?? null;
  }

  /** In portions, each in a transaction of its own. */
  deleteOfSessions(sessionIds: readonly string[], signal: AbortSignal): Promise<void> {
    const rows = { table: 'turns', key: 'id', ...isOneOf('session_id', sessionIds) };
    return deleteInPortions(this.database, rows, signal);
  }
}
