import { EmbeddingModel, type Embeddings } from './embedding-model.js';
import { ModelFailure } from './model-failure.js';

/** Stands in when no embedding model is configured: documents are then found by their words alone. */
export class NoEmbeddingModel extends EmbeddingModel {
  readonly simulated = false;
  readonly model = null;

  embed(): Promise<Embeddings> {
    return Promise.reject(new ModelFailure('misconfigured', 'No embedding model is set. Set OPENAI_EMBEDDING_MODEL.'));
  }
}
