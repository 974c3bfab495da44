import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { AgentsService } from '../../agents/agents.service.js';
import { KnowledgeState } from '../knowledge-state.js';
import { PASSAGE_LIMITS } from '../retrieval/passages.js';
import { type Candidate, Retrieval } from '../retrieval/retrieval.js';
import type { CheckRun } from './check-question.dto.js';
import type { CheckQuestion } from './check-question.entity.js';
import { presentCheckQuestion } from './check-question.presenter.js';
import { CheckQuestionRepository } from './check-question.repository.js';

/** Asks the check questions of an agent. */
@Injectable()
export class CheckRuns {
  constructor(
    private readonly database: Database,
    private readonly questions: CheckQuestionRepository,
    private readonly agents: AgentsService,
    private readonly retrieval: Retrieval,
    private readonly state: KnowledgeState,
  ) {}

  /** Asks them all as they stand, and keeps which were found. @throws AgentNotFound */
  async run(agentId: string): Promise<CheckRun> {
    await this.agents.get(agentId);
    const questions = await this.questions.findOfAgent(agentId);
    // Before the searches: a change in the meantime makes these results stale, as they are.
    const state = await this.state.of(agentId);
    const results: CheckQuestion[] = [];
    for (const question of questions) {
      results.push({ ...question, ...(await this.check(question)), checked_state: state });
    }
    const checked = await this.database.write((manager) => this.questions.storeResults(manager, results));
    const hits = checked.filter(({ hit }) => hit).length;
    const hitRate = checked.length === 0 ? null : hits / checked.length;
    const checkQuestions = checked.map((question) => presentCheckQuestion(question, state));
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
