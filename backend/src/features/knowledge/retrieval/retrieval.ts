import { Injectable } from '@nestjs/common';
import { DocumentRepository, type SearchableDocument } from '../document.repository.js';
import { ChunkRepository } from '../index/chunk.repository.js';
import { KeywordIndex } from '../index/keyword-index.js';
import { fuse, type Fused } from './fusion.js';
import { NearestChunks } from './nearest-chunks.js';
import { type FoundChunk, type Passage, type ScoredChunk, selectPassages, wholePassages } from './passages.js';

/** How many each index may name. */
const CANDIDATES = 40;
/** A knowledge base of up to this size is given whole: then nothing can be missed. */
const WHOLE_TOKENS = 8_000;
/** A passage that was found, and why. */
export interface Candidate extends FoundChunk {
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
    private readonly documents: DocumentRepository,
    private readonly chunks: ChunkRepository,
    private readonly words: KeywordIndex,
    private readonly nearest: NearestChunks,
  ) {}

  /** Whether the agent has anything that can be searched. */
  isReady(agentId: string): Promise<boolean> {
    return this.documents.hasSearchable(agentId);
  }

  /** @param question one that stands alone */
  async find(agentId: string, question: string, signal: AbortSignal): Promise<Found> {
    const times: RetrievalTimes = { embed: 0, keywords: 0, vectors: 0, passages: 0 };
    const timed = <T>(stage: keyof RetrievalTimes, work: Promise<T>) => timedAs(times, stage, work);
    const documents = await timed('passages', this.documents.findSearchable(agentId));
    if (documents.length === 0) return { documents: 0, whole: false, candidates: [], passages: [], times };
    const chunkCount = documents.reduce((sum, { chunk_count }) => sum + chunk_count, 0);
    const [byKeyword, byVector] = await Promise.all([
      timed('keywords', this.words.find(agentId, question, CANDIDATES, chunkCount)),
      this.nearest.find({ agentId, documents }, question, CANDIDATES, timed, signal),
    ]);
    const searchedMs = performance.now();
    const fused = fuse(byKeyword, byVector);
    const whole = documents.reduce((sum, { token_count }) => sum + token_count, 0) <= WHOLE_TOKENS;
    const stored = await this.read(agentId, documents, whole ? null : fused);
    const chosen = choose(stored, fused, whole);
    times.passages += performance.now() - searchedMs;
    return { documents: documents.length, whole, ...chosen, times };
  }

  /** @param fused what was found; null for everything */
  private async read(
    agentId: string,
    documents: readonly SearchableDocument[],
    fused: readonly Fused[] | null,
  ): Promise<FoundChunk[]> {
    const chunks =
      fused === null
        ? await this.chunks.findOf(documents.map(({ id }) => id))
        : await this.chunks.find(
            agentId,
            fused.map(({ chunk_id }) => chunk_id),
          );
    const filenames = new Map(documents.map(({ id, filename }) => [id, filename]));
    // What is being indexed may be found already, and is not shown.
    return chunks.flatMap((chunk) => {
      const filename = filenames.get(chunk.document_id);
      return filename === undefined ? [] : [{ ...chunk, filename }];
    });
  }
}

/** @param whole give all that is stored, not only what was found */
function choose(
  stored: readonly FoundChunk[],
  fused: readonly Fused[],
  whole: boolean,
): Pick<Found, 'candidates' | 'passages'> {
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
  return { candidates, passages };
}

async function timedAs<T>(times: RetrievalTimes, stage: keyof RetrievalTimes, work: Promise<T>): Promise<T> {
  const startedMs = performance.now();
  try {
    return await work;
  } finally {
    times[stage] = performance.now() - startedMs;
  }
}
