import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { validationError } from '../../../platform/http/errors/validation-error.js';
import { type PageQuery, pageOf, readIdCursor } from '../../../platform/http/input/paging.js';
import { AgentsService } from '../../agents/agents.service.js';
import { DocumentRepository } from '../document.repository.js';
import { CheckQuestionNotFound } from '../documents/documents.errors.js';
import { KnowledgeState } from '../knowledge-state.js';
import type {
  CheckQuestionDto,
  CheckQuestionList,
  CreateCheckQuestion,
  UpdateCheckQuestion,
} from './check-question.dto.js';
import { presentCheckQuestion } from './check-question.presenter.js';
import { CheckQuestionRepository } from './check-question.repository.js';

/** A question as it is before its first run. */
const UNCHECKED = { hit: null, found_rank: null, checked_state: null, checked_at: null };

/** Questions with known answers, by which an agent's knowledge is judged. */
@Injectable()
export class CheckQuestionsService {
  constructor(
    private readonly database: Database,
    private readonly questions: CheckQuestionRepository,
    private readonly documents: DocumentRepository,
    private readonly agents: AgentsService,
    private readonly state: KnowledgeState,
  ) {}

  /** Oldest first. @throws AgentNotFound */
  async list(agentId: string, { cursor, limit }: PageQuery): Promise<CheckQuestionList> {
    const after = readIdCursor(cursor);
    await this.agents.get(agentId);
    const { rows, total } = await this.questions.findPage(agentId, { after, limit });
    const state = await this.state.of(agentId);
    return pageOf('check_questions', rows, {
      limit,
      total,
      present: (question) => presentCheckQuestion(question, state),
      cursorOf: (question) => question.id,
    });
  }

  /** @throws AgentNotFound, and a validation error when the document is not one of the agent */
  async create(id: string, agentId: string, given: CreateCheckQuestion): Promise<CheckQuestionDto> {
    await this.agents.get(agentId);
    return this.database.write(async (manager) => {
      const { document_id, question, page = null } = given;
      await this.expectDocument(manager, document_id, agentId);
      const asked = { id, agent_id: agentId, question, document_id, page, ...UNCHECKED };
      return presentCheckQuestion(await this.questions.insert(manager, asked), null);
    });
  }

  /** @throws CheckQuestionNotFound */
  async get(id: string): Promise<CheckQuestionDto> {
    const question = await this.questions.find(id);
    if (!question) throw new CheckQuestionNotFound();
    return presentCheckQuestion(question, await this.state.of(question.agent_id));
  }

  /** @throws CheckQuestionNotFound, and a validation error when the document is not one of the agent */
  async update(id: string, change: UpdateCheckQuestion): Promise<CheckQuestionDto> {
    return this.database.write(async (manager) => {
      const before = await this.questions.findIn(manager, id);
      if (!before) throw new CheckQuestionNotFound();
      if (change.document_id !== undefined) await this.expectDocument(manager, change.document_id, before.agent_id);
      const changed = { ...change, ...UNCHECKED };
      await this.questions.update(manager, id, changed);
      return presentCheckQuestion({ ...before, ...changed }, null);
    });
  }

  /** @throws CheckQuestionNotFound */
  async delete(id: string): Promise<void> {
    if (!(await this.database.write((manager) => this.questions.delete(manager, id)))) {
      throw new CheckQuestionNotFound();
    }
  }

  private async expectDocument(manager: EntityManager, id: string, agentId: string): Promise<void> {
    if (await this.documents.existsIn(manager, id, agentId)) return;
    throw validationError([{ field: 'document_id', message: 'must be a document of this agent' }]);
  }
}
