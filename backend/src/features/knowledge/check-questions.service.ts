import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { validationError } from '../../platform/http/validation-error.js';
import { type PageQuery, pageOf, readIdCursor } from '../../platform/http/paging.js';
import { AgentsService } from '../agents/agents.service.js';
import type {
  CheckQuestionList,
  CheckQuestion as CheckQuestionView,
  CheckRun,
  CreateCheckQuestion,
} from './check-question.dto.js';
import { CheckQuestion } from './check-question.entity.js';
import { Document } from './document.entity.js';
import { CheckQuestionNotFound } from './documents.errors.js';
import { PASSAGE_LIMITS } from './retrieval/passages.js';
import { Retrieval } from './retrieval/retrieval.js';

/** Questions with known answers, by which an agent's knowledge is judged. */
@Injectable()
export class CheckQuestionsService {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentsService,
    private readonly retrieval: Retrieval,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. @throws AgentNotFound */
  async list(agent_id: string, query: PageQuery): Promise<CheckQuestionList> {
    const after = readIdCursor(query.cursor);
    await this.agents.get(agent_id);
    const page = this.database.repository(CheckQuestion).createQueryBuilder('question').where({ agent_id });
    const total = await page.getCount();
    if (after !== null) page.andWhere('question.id > :after', { after });
    const rows = await page
      .orderBy('question.id')
      .limit(query.limit + 1)
      .getMany();
    return pageOf('check_questions', rows, {
      limit: query.limit,
      total,
      present,
      cursorOf: (question) => question.id,
    });
  }

  /** @throws AgentNotFound, and a validation error when the document is not one of the agent */
  async create(id: string, agent_id: string, given: CreateCheckQuestion): Promise<CheckQuestionView> {
    await this.agents.get(agent_id);
    return this.database.write(async (manager) => {
      const { document_id, question, page = null } = given;
      if (!(await manager.existsBy(Document, { id: document_id, agent_id }))) {
        throw validationError([{ field: 'document_id', message: 'must be a document of this agent' }]);
      }
      const row = manager.create(CheckQuestion, {
        id,
        agent_id,
        question,
        document_id,
        page,
        hit: null,
        checked_at: null,
        created_at: toTimestamp(this.clock.now()),
      });
      await manager.insert(CheckQuestion, row);
      return present(row);
    });
  }

  /** @throws CheckQuestionNotFound */
  async get(id: string): Promise<CheckQuestionView> {
    const question = await this.database.repository(CheckQuestion).findOneBy({ id });
    if (!question) throw new CheckQuestionNotFound();
    return present(question);
  }

  /** @throws CheckQuestionNotFound */
  async delete(id: string): Promise<void> {
    const { affected } = await this.database.write((manager) => manager.delete(CheckQuestion, { id }));
    if (!affected) throw new CheckQuestionNotFound();
  }

  /** Asks them all as they stand, and keeps which were found. @throws AgentNotFound */
  async run(agent_id: string): Promise<CheckRun> {
    await this.agents.get(agent_id);
    const questions = await this.database.repository(CheckQuestion).find({ where: { agent_id }, order: { id: 'ASC' } });
    const { signal } = new AbortController();
    const checked: CheckQuestion[] = [];
    for (const question of questions) {
      const { candidates, whole } = await this.retrieval.find(agent_id, question.question, signal);
      // Where everything is given, what counts is what the search itself would have chosen.
      const given = whole ? candidates.slice(0, PASSAGE_LIMITS.passages) : candidates.filter(({ used }) => used);
      const hit = given.some(
        ({ document_id, page }) =>
          document_id === question.document_id && (question.page === null || page === question.page),
      );
      checked.push({ ...question, hit, checked_at: toTimestamp(this.clock.now()) });
    }
    await this.database.write(async (manager) => {
      for (const { id, hit, checked_at } of checked) await manager.update(CheckQuestion, { id }, { hit, checked_at });
    });
    const hits = checked.filter(({ hit }) => hit).length;
    const hit_rate = checked.length === 0 ? null : hits / checked.length;
    return { total: checked.length, hits, hit_rate, check_questions: checked.map(present) };
  }
}

function present(question: CheckQuestion): CheckQuestionView {
  return {
    id: question.id,
    agent_id: question.agent_id,
    question: question.question,
    document_id: question.document_id,
    page: question.page,
    hit: question.hit,
    checked_at: question.checked_at,
    created_at: question.created_at,
  };
}
