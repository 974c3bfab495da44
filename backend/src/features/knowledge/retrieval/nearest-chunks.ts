import { Injectable } from '@nestjs/common';
import { EmbeddingModel } from '../../../ai/embedding-model.js';
import { ModelFailure } from '../../../ai/model-failure.js';
import { Logger } from '../../../platform/observability/logger.js';
import { correlationIdOfWork, endedByEither } from '../../../platform/observability/work-signals.js';
import { type Library, VectorIndex } from '../index/vector-index.js';
import { unit } from '../index/vectors.js';

/** How long a question may take to be embedded; then the words alone must do. */
const EMBEDDING_LIMIT_MS = 5_000;

/** Runs a stage of a search and notes how long it took. */
type Timed = <T>(stage: 'embed' | 'vectors', work: Promise<T>) => Promise<T>;

/** Finds the chunks that mean something like a question. */
@Injectable()
export class NearestChunks {
  constructor(
    private readonly vectors: VectorIndex,
    private readonly embedder: EmbeddingModel,
    private readonly log: Logger,
  ) {}

  /** Without a model, or when it fails, none: the answer then comes from the words alone. */
  async find(library: Library, question: string, limit: number, timed: Timed, signal: AbortSignal): Promise<number[]> {
    const { model } = this.embedder;
    if (model === null) return [];
    try {
      const either = endedByEither(signal, AbortSignal.timeout(EMBEDDING_LIMIT_MS));
      const { vectors } = await timed('embed', this.embedder.embed([question], either));
      const [vector] = vectors;
      if (!vector) return [];
      return await timed('vectors', this.vectors.find(library, model, unit(vector), limit));
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
