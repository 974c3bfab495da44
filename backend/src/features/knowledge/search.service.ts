import { Injectable } from '@nestjs/common';
import { fromJson } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { AgentsService } from '../agents/agents.service.js';
import { NoRetrieval } from './documents.errors.js';
import { QuestionRewriter } from './retrieval/question-rewriter.js';
import { presentCandidate } from './retrieval/retrieval.presenter.js';
import { Retrieval } from './retrieval/retrieval.js';
import type { SearchQuery, SearchResults } from './search.dto.js';

/** A conversation of questions alone, for trying what an agent would be given. */
@Injectable()
export class SearchService {
  constructor(
    private readonly agents: AgentsService,
    private readonly retrieval: Retrieval,
    private readonly rewriter: QuestionRewriter,
    private readonly database: Database,
  ) {}

  /** Why an answer is as it is. @throws NoRetrieval */
  async ofMessage(message_id: string): Promise<SearchResults> {
    const [row] = await this.database.read.query<{ retrieval: string }[]>(
      'SELECT retrieval FROM message_retrievals WHERE message_id = $1',
      [message_id],
    );
    if (!row) throw new NoRetrieval();
    return fromJson<SearchResults>(row.retrieval);
  }

  /** @throws AgentNotFound */
  async search(agent_id: string, { q, previous = [], limit }: SearchQuery): Promise<SearchResults> {
    const agent = await this.agents.get(agent_id);
    // The answer is waited for; every part of it has a time limit of its own.
    const { signal } = new AbortController();
    const earlier = previous.map((content) => ({ role: 'user' as const, content }));
    const rewritten = await this.rewriter.rewrite(q, earlier, agent.model, signal);
    const found = await this.retrieval.find(agent_id, rewritten.question ?? q, signal);
    return {
      query: q,
      rewritten_query: rewritten.question,
      documents_searched: found.documents,
      whole: found.whole,
      results: found.candidates.slice(0, limit).map(presentCandidate),
    };
  }
}
