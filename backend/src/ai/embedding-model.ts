/** Texts as vectors: what means alike is near. */
export interface Embeddings {
  /** One for each text, in their order; all of the same length, none scaled. */
  vectors: Float32Array[];
  /** What the provider billed; null when it does not tell. */
  input_tokens: number | null;
}

export abstract class EmbeddingModel {
  /** True when the vectors are hashed words and parts of words, and no model made them. */
  abstract readonly simulated: boolean;
  /** The model, as the provider names it; null when none is configured and nothing can be embedded. */
  abstract readonly model: string | null;

  /**
   * Embeds texts. Every call of one process gives vectors of one length: a provider that changes it fails.
   * @throws ModelFailure
   */
  abstract embed(texts: readonly string[], signal: AbortSignal): Promise<Embeddings>;
}
