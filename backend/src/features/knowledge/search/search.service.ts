import { Injectable } from '@nestjs/common';
import { correlate } from '../../../platform/observability/work-signals.js';
import { AgentsService } from '../../agents/agents.service.js';
import { NoRetrieval } from '../documents/documents.errors.js';
import { MessageRetrievalRepository } from '../retrieval/message-retrieval.repository.js';
import { QuestionRewriter } from '../retrieval/question-rewriter.js';
import { presentCandidate } from './retrieval.presenter.js';
import { Retrieval } from '../retrieval/retrieval.js';
import type { SearchQuery, SearchResults } from './search.dto.js';

interface TimedResults {
  results: SearchResults;
  times: Record<string, number>;
}

/** A conversation of questions alone, for trying what an agent would be given. */
@Injectable()
export class SearchService {
  constructor(
    private readonly agents: AgentsService,
    private readonly retrieval: Retrieval,
    private readonly rewriter: QuestionRewriter,
    private readonly retrievals: MessageRetrievalRepository,
  ) {}

  /** Why an answer is as it is. @throws NoRetrieval */
  async ofMessage(messageId: string): Promise<SearchResults> {
    const retrieval = await this.retrievals.find<SearchResults>(messageId);
    if (!retrieval) throw new NoRetrieval();
    return retrieval;
  }

  /** The results, and how long each stage took in milliseconds. @throws AgentNotFound */
  async search(
    agentId: string,
    { q, previous = [], limit }: SearchQuery,
    correlationId: string,
  ): Promise<TimedResults> {
    const agent = await this.agents.get(agentId);
    // The answer is waited for; every part of it has a time limit of its own.
    const signal = correlate(new AbortController().signal, correlationId);
    const earlier = previous.map((content) => ({ role: 'user' as const, content }));
    const beganMs = performance.now();
    const rewritten = await this.rewriter.rewrite(q, earlier, agent.model, signal);
    const rewrite = performance.now() - beganMs;
    const found = await this.retrieval.find(agentId, rewritten.question ?? q, signal);
    const results = {
      query: q,
      rewritten_query: rewritten.question,
      documents_searched: found.documents,
      whole: found.whole,
      results: found.candidates.slice(0, limit).map(presentCandidate),
    };
    return { results, times: { rewrite, ...found.times } };
  }
}
