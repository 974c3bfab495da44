import { Injectable } from '@nestjs/common';
import { EmbeddingModel } from '../../../ai/embedding-model.js';
import { ModelFailure } from '../../../ai/model-failure.js';
import { Logger } from '../../../platform/observability/logger.js';
import { correlationIdOfWork, endedByEither } from '../../../platform/observability/work-signals.js';
import { ChunkStore, type StoredChunk } from '../index/chunk-store.js';
import { VectorIndex } from '../index/vector-index.js';
import { unit } from '../index/vectors.js';
import { KeywordIndex } from '../index/keyword-index.js';
import { fuse } from './fusion.js';
import { type Passage, type ScoredChunk, selectPassages, wholePassages } from './passages.js';

/** How many each index may name. */
const CANDIDATES = 40;
/** A knowledge base of up to this size is given whole: then nothing can be missed. */
const WHOLE_TOKENS = 8_000;
/** How long a question may take to be embedded; then the words alone must do. */
const EMBEDDING_LIMIT_MS = 5_000;

/** A passage that was found, and why. */
export interface Candidate extends StoredChunk {
  keyword_rank: number | null;
  vector_rank: number | null;
  score: number;
  /** Whether it was given to the model. */
  used: boolean;
}

/** Milliseconds; keywords and vectors are searched at the same time. */
export interface RetrievalTimes {
  /** The question's embedding, by the model. */
  embed: number;
  keywords: number;
  vectors: number;
  /** Fusing both, and reading what there is. */
  passages: number;
}

export interface Found {
  /** Ready documents that were searched. */
  documents: number;
  /** True when the knowledge base is so small that all of it is given. */
  whole: boolean;
  /** Best first. */
  candidates: Candidate[];
  /** For the model, in the order of their numbers. */
  passages: Passage[];
  times: RetrievalTimes;
}

/** Finds the passages of an agent's documents that matter for a question. */
@Injectable()
export class Retrieval {
  constructor(
    private readonly chunks: ChunkStore,
    private readonly words: KeywordIndex,
    private readonly vectors: VectorIndex,
    private readonly embedder: EmbeddingModel,
    private readonly log: Logger,
  ) {}

  /** Whether the agent has anything that can be searched. */
  async isReady(agentId: string): Promise<boolean> {
    return (await this.chunks.sizeOf(agentId)).documents > 0;
  }

  /** @param question one that stands alone */
  async find(agentId: string, question: string, signal: AbortSignal): Promise<Found> {
    const times: RetrievalTimes = { embed: 0, keywords: 0, vectors: 0, passages: 0 };
    const size = await timed(times, 'passages', this.chunks.sizeOf(agentId));
    if (size.documents === 0) return { documents: 0, whole: false, candidates: [], passages: [], times };
    const [byKeyword, byVector] = await Promise.all([
      timed(times, 'keywords', this.words.find(agentId, question, CANDIDATES, size.chunks)),
      this.nearest(agentId, question, times, signal),
    ]);
    const searchedMs = performance.now();
    const fused = fuse(byKeyword, byVector);
    const whole = size.tokens <= WHOLE_TOKENS;
    const stored = whole
      ? await this.chunks.all(agentId)
      : await this.chunks.get(
          agentId,
          fused.map(({ chunk_id }) => chunk_id),
        );
    const byId = new Map(stored.map((chunk) => [chunk.chunk_id, chunk]));
    const ranked: ScoredChunk[] = fused.flatMap(({ chunk_id, score }) => {
      const chunk = byId.get(chunk_id);
      return chunk ? [{ ...chunk, score }] : [];
    });
    const scores = new Map(ranked.map(({ chunk_id, score }) => [chunk_id, score]));
    const passages = whole
      ? wholePassages(stored.map((chunk) => ({ ...chunk, score: scores.get(chunk.chunk_id) ?? 0 })))
      : selectPassages(ranked);
    const used = new Set(passages.flatMap(({ chunk_ids }) => chunk_ids));
    const ranks = new Map(fused.map((one) => [one.chunk_id, one]));
    const found = whole ? [...ranked, ...stored.filter(({ chunk_id }) => !scores.has(chunk_id))] : ranked;
    const candidates = found.map((chunk) => ({
      ...chunk,
      keyword_rank: ranks.get(chunk.chunk_id)?.keyword_rank ?? null,
      vector_rank: ranks.get(chunk.chunk_id)?.vector_rank ?? null,
      score: scores.get(chunk.chunk_id) ?? 0,
      used: used.has(chunk.chunk_id),
    }));
    times.passages += performance.now() - searchedMs;
    return { documents: size.documents, whole, candidates, passages, times };
  }

  /** Without a model, or when it fails, nothing: the answer then comes from the words alone. */
  private async nearest(
    agentId: string,
    question: string,
    times: RetrievalTimes,
    signal: AbortSignal,
  ): Promise<number[]> {
    const { model } = this.embedder;
    if (model === null) return [];
    try {
      const limit = endedByEither(signal, AbortSignal.timeout(EMBEDDING_LIMIT_MS));
      const { vectors } = await timed(times, 'embed', this.embedder.embed([question], limit));
      const [vector] = vectors;
      if (!vector) return [];
      return await timed(times, 'vectors', this.vectors.find(agentId, model, unit(vector), CANDIDATES));
    } catch (error) {
      signal.throwIfAborted();
      // A provider that fails is an ordinary thing; anything else is a fault of ours, which must not go unseen.
      const level = error instanceof ModelFailure ? 'warn' : 'error';
      const fields = { correlation_id: correlationIdOfWork(signal), error };
      this.log[level]('vectors not searched: the words alone must do', fields);
      return [];
    }
  }
}

async function timed<T>(times: RetrievalTimes, stage: keyof RetrievalTimes, work: Promise<T>): Promise<T> {
  const beganMs = performance.now();
  try {
    return await work;
  } finally {
    times[stage] = performance.now() - beganMs;
  }
}
