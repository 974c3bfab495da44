import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { NOT_DELETED } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import type { ReadRepository } from '../../platform/database/read-repository.js';
import { deleteInPortions, isOneOf } from '../../platform/database/rows/delete-in-portions.js';
import { Session } from './session.entity.js';

/** Ids asked for in one statement. */
const IDS_AT_ONCE = 500;

/** What all sessions of an agent hold. */
export interface SessionsSize {
  messages: number;
  recordings: number;
  recording_bytes: number;
}

@Injectable()
export class SessionRepository {
  constructor(
    @InjectRepository(Session) private readonly sessions: ReadRepository<Session>,
    private readonly database: Database,
  ) {}

  find(id: string): Promise<Session | null> {
    return this.sessions.findOneBy({ id, agent: NOT_DELETED });
  }

  /** Newest activity first. @returns one row more than the limit when there are more */
  findPage(agentId: string, { before, limit }: { before: string | null; limit: number }): Promise<Session[]> {
    const page = this.sessions.createQueryBuilder('session').where({ agent_id: agentId });
    if (before !== null) page.andWhere('session.activity_id < :before', { before });
    return page
      .orderBy('session.activity_id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  async sizeOf(agentId: string): Promise<SessionsSize> {
    const row = await this.sessions
      .createQueryBuilder('session')
      .select('SUM(session.message_count)', 'messages')
      .addSelect('SUM(session.recording_count)', 'recordings')
      .addSelect('SUM(session.recording_bytes)', 'recording_bytes')
      .where({ agent_id: agentId })
      .getRawOne<{ [column in keyof SessionsSize]: number | string | null }>();
    return {
      messages: Number(row?.messages ?? 0),
      recordings: Number(row?.recordings ?? 0),
      recording_bytes: Number(row?.recording_bytes ?? 0),
    };
  }

  /** Which of these sessions have a row, also while they are being removed. */
  async findExisting(ids: readonly string[]): Promise<Set<string>> {
    const existing = new Set<string>();
    for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
      const batch = { id: In(ids.slice(start, start + IDS_AT_ONCE)) };
      for (const { id } of await this.sessions.find({ where: batch, withDeleted: true, select: { id: true } })) {
        existing.add(id);
      }
    }
    return existing;
  }

  /** Those that are deleted, and whose rows and files are still there. */
  async findDeleted(): Promise<string[]> {
    const deleted = { where: { deleted_at: Not(IsNull()) }, withDeleted: true, select: { id: true } };
    return (await this.sessions.find(deleted)).map(({ id }) => id);
  }

  /** Also one that is deleted, or whose agent is. */
  findWithDeleted(id: string): Promise<Session | null> {
    return this.sessions.findOne({ where: { id }, withDeleted: true });
  }

  /** Some sessions of an agent, also those that are deleted. */
  async findOfAgentWithDeleted(agentId: string, limit: number): Promise<string[]> {
    const some = { where: { agent_id: agentId }, withDeleted: true, select: { id: true }, take: limit };
    return (await this.sessions.find(some)).map(({ id }) => id);
  }

  async insert(manager: EntityManager, session: Session): Promise<void> {
    await manager.insert(Session, session);
  }

  /** @returns false when there is no such session */
  async update(
    manager: EntityManager,
    id: string,
    change: Partial<Pick<Session, 'title' | 'title_source' | 'input_mode' | 'output_mode'>>,
  ): Promise<boolean> {
    return (await manager.update(Session, { id, deleted_at: IsNull() }, change)).affected !== 0;
  }

  /** @returns false when a person chose its title, or there is no such session */
  async replaceAutomaticTitle(manager: EntityManager, id: string, title: string): Promise<boolean> {
    return (await manager.update(Session, { id, title_source: 'auto' }, { title })).affected !== 0;
  }

  /** @returns false when there is no such session */
  async markDeleted(manager: EntityManager, id: string, deletedAt: string): Promise<boolean> {
    return (await manager.update(Session, { id, deleted_at: IsNull() }, { deleted_at: deletedAt })).affected !== 0;
  }

  /** In portions, each in a transaction of its own. */
  deleteAll(ids: readonly string[], signal: AbortSignal): Promise<void> {
    return deleteInPortions(this.database, { table: 'sessions', key: 'id', ...isOneOf('id', ids) }, signal);
  }
}
