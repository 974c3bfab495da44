import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { toTimestamp } from '../../../platform/database/columns.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadRepository } from '../../../platform/database/read-repository.js';
import { deleteInPortions, isOneOf } from '../../../platform/database/rows/delete-in-portions.js';
import { CheckQuestion } from './check-question.entity.js';

@Injectable()
export class CheckQuestionRepository {
  constructor(
    @InjectRepository(CheckQuestion) private readonly questions: ReadRepository<CheckQuestion>,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<CheckQuestion | null> {
    return this.questions.findOneBy({ id });
  }

  /** All of an agent, oldest first. */
  findOfAgent(agentId: string): Promise<CheckQuestion[]> {
    return this.questions.find({ where: { agent_id: agentId }, order: { id: 'ASC' } });
  }

  /** Oldest first. @returns one row more than the limit when there are more, and how many there are on all pages */
  async findPage(
    agentId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<{ rows: CheckQuestion[]; total: number }> {
    const page = this.questions.createQueryBuilder('question').where({ agent_id: agentId });
    const total = await page.getCount();
    if (after !== null) page.andWhere('question.id > :after', { after });
    const rows = await page
      .orderBy('question.id')
      .limit(limit + 1)
      .getMany();
    return { rows, total };
  }

  async insert(manager: EntityManager, question: Omit<CheckQuestion, 'created_at'>): Promise<CheckQuestion> {
    const inserted = { ...question, created_at: toTimestamp(this.clock.now()) };
    await manager.insert(CheckQuestion, inserted);
    return inserted;
  }

  findIn(manager: EntityManager, id: string): Promise<CheckQuestion | null> {
    return manager.findOneBy(CheckQuestion, { id });
  }

  async update(
    manager: EntityManager,
    id: string,
    change: Partial<Omit<CheckQuestion, 'agent' | 'document'>>,
  ): Promise<void> {
    await manager.update(CheckQuestion, { id }, change);
  }

  /** Stores the results of a run; a question that was changed meanwhile gets none. */
  async storeResults(manager: EntityManager, results: readonly CheckQuestion[]): Promise<CheckQuestion[]> {
    const checkedAt = toTimestamp(this.clock.now());
    for (const { id, question, document_id, page, hit, found_rank, checked_state } of results) {
      const asked = { id, question, document_id, page: page ?? IsNull() };
      await manager.update(CheckQuestion, asked, { hit, found_rank, checked_state, checked_at: checkedAt });
    }
    return results.map((result) => ({ ...result, checked_at: checkedAt }));
  }

  /** @returns false when there is no such question */
  async delete(manager: EntityManager, id: string): Promise<boolean> {
    return (await manager.delete(CheckQuestion, { id })).affected !== 0;
  }

  async deleteOfDocument(manager: EntityManager, documentId: string): Promise<void> {
    await manager.delete(CheckQuestion, { document_id: documentId });
  }

  /** In portions, each in a transaction of its own. */
  deleteOfAgent(agentId: string, signal: AbortSignal): Promise<void> {
    const rows = { table: 'check_questions', key: 'id', ...isOneOf('agent_id', [agentId]) };
    return deleteInPortions(this.database, rows, signal);
  }
}
