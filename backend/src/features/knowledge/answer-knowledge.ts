import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChatEnd } from '../../ai/chat-model.js';
import { EmbeddingModel } from '../../ai/embedding-model.js';
import { Clock } from '../../platform/clock.js';
import { MessageRetrievalRepository } from './retrieval/message-retrieval.repository.js';
import { NOTHING_FOUND, passagesPrompt } from './retrieval/passages-prompt.js';
import type { Passage } from './retrieval/passages.js';
import { type Earlier, QuestionRewriter } from './retrieval/question-rewriter.js';
import { Retrieval } from './retrieval/retrieval.js';
import { type StoredRetrieval, presentCandidate, rounded } from './search/retrieval.presenter.js';

export interface QuestionInContext {
  agent_id: string;
  question: string;
  /** Oldest first. */
  earlier: readonly Earlier[];
  /** The agent's model; null for the default. */
  model: string | null;
}

/** What an answer is made from. */
export interface Grounds {
  documents_searched: number;
  passages: GivenPassage[];
  /** What to store for "why this answer". */
  retrieval: StoredRetrieval;
  /** Null when the question was not rewritten. */
  rewrite: { duration_ms: number; end: ChatEnd } | null;
  retrieve: { duration_ms: number; model: string | null };
}

export interface GivenPassage extends Omit<Passage, 'chunk_ids' | 'token_count'> {
  /** From 1. */
  index: number;
}

/** Passages kept for "why this answer"; the others never had a chance. */
const KEPT_CANDIDATES = 40;
const EXCERPT = 300;

/** What an agent's documents contribute to an answer. */
@Injectable()
export class AnswerKnowledge {
  constructor(
    private readonly retrieval: Retrieval,
    private readonly rewriter: QuestionRewriter,
    private readonly embedder: EmbeddingModel,
    private readonly retrievals: MessageRetrievalRepository,
    private readonly clock: Clock,
  ) {}

  /** Null when the agent has no document that is ready. @throws the signal's reason */
  async groundsFor(asked: QuestionInContext, signal: AbortSignal): Promise<Grounds | null> {
    const { agent_id, question, earlier, model } = asked;
    if (!(await this.retrieval.isReady(agent_id))) return null;
    const beganMs = this.clock.monotonicMs();
    const rewritten = await this.rewriter.rewrite(question, earlier, model, signal);
    const rewrittenMs = this.clock.monotonicMs();
    const found = await this.retrieval.find(agent_id, rewritten.question ?? question, signal);
    const passages = found.passages.map(
      ({ chunk_ids: _chunks, token_count: _tokens, score, ...passage }, position) => ({
        ...passage,
        index: position + 1,
        score: rounded(score),
      }),
    );
    return {
      documents_searched: found.documents,
      passages,
      retrieval: {
        query: question,
        rewritten_query: rewritten.question,
        documents_searched: found.documents,
        whole: found.whole,
        results: found.candidates.slice(0, KEPT_CANDIDATES).map((candidate) => {
          const shown = presentCandidate(candidate);
          return { ...shown, text: [...shown.text].slice(0, EXCERPT).join('') };
        }),
      },
      rewrite: rewritten.end && { duration_ms: rewrittenMs - beganMs, end: rewritten.end },
      retrieve: { duration_ms: this.clock.monotonicMs() - rewrittenMs, model: this.embedder.model },
    };
  }

  /** Stores why an answer is as it is, in the transaction of its citations. */
  storeRetrieval(manager: EntityManager, messageId: string, retrieval: StoredRetrieval): Promise<void> {
    return this.retrievals.replace(manager, messageId, retrieval);
  }

  /** Harmless when nothing was stored. */
  forget(manager: EntityManager, messageId: string): Promise<void> {
    return this.retrievals.delete(manager, messageId);
  }

  /** What the system message ends with when an agent answers from documents. */
  prompt(passages: readonly { index: number; filename: string; page: number | null; text: string }[]): string {
    return passages.length === 0 ? NOTHING_FOUND : passagesPrompt(passages);
  }
}
