import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { toTimestamp } from '../../../platform/database/columns.js';
import { Database } from '../../../platform/database/database.js';
import { validationError } from '../../../platform/http/errors/validation-error.js';
import { type PageQuery, pageOf, readIdCursor } from '../../../platform/http/input/paging.js';
import { AgentsService } from '../../agents/agents.service.js';
import type {
  CheckQuestionList,
  CheckQuestionDto as CheckQuestionView,
  CheckRun,
  CreateCheckQuestion,
  UpdateCheckQuestion,
} from './check-question.dto.js';
import { CheckQuestion } from './check-question.entity.js';
import { Document } from '../document.entity.js';
import { CheckQuestionNotFound } from '../documents/documents.errors.js';
import { KnowledgeState } from '../knowledge-state.js';
import { PASSAGE_LIMITS } from '../retrieval/passages.js';
import { type Candidate, Retrieval } from '../retrieval/retrieval.js';

/** Questions with known answers, by which an agent's knowledge is judged. */
@Injectable()
export class CheckQuestionsService {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentsService,
    private readonly retrieval: Retrieval,
    private readonly state: KnowledgeState,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. @throws AgentNotFound */
  async list(agentId: string, query: PageQuery): Promise<CheckQuestionList> {
    const after = readIdCursor(query.cursor);
    await this.agents.get(agentId);
    const page = this.database.repository(CheckQuestion).createQueryBuilder('question').where({ agent_id: agentId });
    const total = await page.getCount();
    const state = await this.state.of(agentId);
    if (after !== null) page.andWhere('question.id > :after', { after });
    const rows = await page
      .orderBy('question.id')
      .limit(query.limit + 1)
      .getMany();
    return pageOf('check_questions', rows, {
      limit: query.limit,
      total,
      present: (question) => present(question, state),
      cursorOf: (question) => question.id,
    });
  }

  /** @throws AgentNotFound, and a validation error when the document is not one of the agent */
  async create(id: string, agentId: string, given: CreateCheckQuestion): Promise<CheckQuestionView> {
    await this.agents.get(agentId);
    return this.database.write(async (manager) => {
      const { document_id, question, page = null } = given;
      await expectDocument(manager, document_id, agentId);
      const row = manager.create(CheckQuestion, {
        id,
        agent_id: agentId,
        question,
        document_id,
        page,
        ...UNCHECKED,
        created_at: toTimestamp(this.clock.now()),
      });
      await manager.insert(CheckQuestion, row);
      return present(row, null);
    });
  }

  /** @throws CheckQuestionNotFound */
  async get(id: string): Promise<CheckQuestionView> {
    const question = await this.database.repository(CheckQuestion).findOneBy({ id });
    if (!question) throw new CheckQuestionNotFound();
    return present(question, await this.state.of(question.agent_id));
  }

  /** @throws CheckQuestionNotFound, and a validation error when the document is not one of the agent */
  async update(id: string, change: UpdateCheckQuestion): Promise<CheckQuestionView> {
    return this.database.write(async (manager) => {
      const before = await manager.findOneBy(CheckQuestion, { id });
      if (!before) throw new CheckQuestionNotFound();
      if (change.document_id !== undefined) await expectDocument(manager, change.document_id, before.agent_id);
      const given = { ...change, ...UNCHECKED };
      await manager.update(CheckQuestion, { id }, given);
      return present({ ...before, ...given }, null);
    });
  }

  /** @throws CheckQuestionNotFound */
  async delete(id: string): Promise<void> {
    const { affected } = await this.database.write((manager) => manager.delete(CheckQuestion, { id }));
    if (!affected) throw new CheckQuestionNotFound();
  }

  /** Asks them all as they stand, and keeps which were found. @throws AgentNotFound */
  async run(agentId: string): Promise<CheckRun> {
    await this.agents.get(agentId);
    const questions = await this.database
      .repository(CheckQuestion)
      .find({ where: { agent_id: agentId }, order: { id: 'ASC' } });
    // Before the searches: a change in the meantime makes these results stale, as they are.
    const checkedState = await this.state.of(agentId);
    const checked: CheckQuestion[] = [];
    for (const question of questions) {
      const result = await this.check(question);
      checked.push({ ...question, ...result, checked_state: checkedState, checked_at: toTimestamp(this.clock.now()) });
    }
    await this.database.write(async (manager) => {
      for (const { id, question, document_id, page, hit, found_rank, checked_at } of checked) {
        // One that was changed meanwhile keeps no result of what it was.
        const asked = { id, question, document_id, page: page ?? IsNull() };
        await manager.update(CheckQuestion, asked, { hit, found_rank, checked_state: checkedState, checked_at });
      }
    });
    const hits = checked.filter(({ hit }) => hit).length;
    const hitRate = checked.length === 0 ? null : hits / checked.length;
    const checkQuestions = checked.map((question) => present(question, checkedState));
    return { total: checked.length, hits, hit_rate: hitRate, check_questions: checkQuestions };
  }

  private async check({ agent_id, question, document_id, page }: CheckQuestion) {
    const { candidates, whole } = await this.retrieval.find(agent_id, question, new AbortController().signal);
    const isExpected = (passage: Candidate) =>
      passage.document_id === document_id && (page === null || passage.page === page);
    const found = candidates.filter(({ keyword_rank, vector_rank }) => keyword_rank !== null || vector_rank !== null);
    // Where everything is given, what counts is what the search itself would have chosen.
    const given = whole ? found.slice(0, PASSAGE_LIMITS.passages) : found.filter(({ used }) => used);
    const foundRank = found.findIndex(isExpected) + 1 || null;
    return { hit: given.some(isExpected), found_rank: foundRank };
  }
}

/** A question as it is before its first run. */
const UNCHECKED = { hit: null, found_rank: null, checked_state: null, checked_at: null };

async function expectDocument(manager: EntityManager, id: string, agentId: string): Promise<void> {
  if (await manager.existsBy(Document, { id, agent_id: agentId })) return;
  throw validationError([{ field: 'document_id', message: 'must be a document of this agent' }]);
}

/** @param state what the agent knows now */
function present(question: CheckQuestion, state: string | null): CheckQuestionView {
  return {
    id: question.id,
    agent_id: question.agent_id,
    question: question.question,
    document_id: question.document_id,
    page: question.page,
    hit: question.hit,
    rank: question.found_rank,
    stale: question.checked_at !== null && question.checked_state !== state,
    checked_at: question.checked_at,
    created_at: question.created_at,
  };
}
