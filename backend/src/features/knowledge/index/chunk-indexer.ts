import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EmbeddingModel } from '../../../ai/embedding-model.js';
import type { Document } from '../document.entity.js';
import { DocumentRecords } from '../document-records.js';
import type { ReadDocument } from '../reading/document-reader.js';
import { chunkId } from './chunk-ids.js';
import { ChunkRepository } from './chunk.repository.js';
import { VectorIndex } from './vector-index.js';
import { unit } from './vectors.js';
import { KeywordIndex } from './keyword-index.js';

/** Chunks embedded and stored at once: small, so that neither parsing vectors nor the transaction holds others up. */
const CHUNKS_AT_ONCE = 16;
/** Without vectors there is less to do for each. */
const CHUNKS_OF_WORDS_AT_ONCE = 64;

interface Embeddable {
  ordinal: number;
  heading: string;
  text: string;
}

/** Puts the chunks of a document into the store, the keyword index and the vector index, in one transaction each time. */
@Injectable()
export class ChunkIndexer {
  constructor(
    private readonly records: DocumentRecords,
    private readonly chunks: ChunkRepository,
    private readonly words: KeywordIndex,
    private readonly vectors: VectorIndex,
    private readonly embedder: EmbeddingModel,
  ) {}

  /** Goes on behind what is stored; begins anew when the document was cut or embedded in another way before. */
  async index(given: Document, reading: ReadDocument, signal: AbortSignal): Promise<Document> {
    let document = given;
    const { model } = this.embedder;
    const stored = await this.chunks.findPortion(document.id, document.chunks_done - 1, 2);
    const goesOn =
      document.chunks_done === 0 ? stored.length === 0 : stored.length === 1 && document.embedding_model === model;
    if (!goesOn) {
      await this.chunks.deleteOf(document.id, signal);
      document = { ...document, chunks_done: 0 };
    }
    document = await this.records.change(document, { chunks_done: document.chunks_done, embedding_model: model });
    const atOnce = model === null ? CHUNKS_OF_WORDS_AT_ONCE : CHUNKS_AT_ONCE;
    while (document.chunks_done < document.chunk_count) {
      const chunks = await reading.chunks(document.chunks_done, atOnce);
      const { dimension, insert } = await this.embedded(document, chunks, signal);
      const chunksDone = document.chunks_done + chunks.length;
      document = await this.records.change(
        document,
        { chunks_done: chunksDone, embedding_dimension: dimension },
        async (manager) => {
          await this.chunks.insertAll(manager, document, chunks);
          await this.words.insert(
            manager,
            document.agent_id,
            chunks.map((chunk) => ({ ...chunk, chunk_id: chunkId(document.number, chunk.ordinal) })),
          );
          await insert(manager);
        },
      );
    }
    return document;
  }

  /** New vectors for the chunks there are. */
  async embedAnew(given: Document, signal: AbortSignal): Promise<Document> {
    let document = await this.records.change(given, { status: 'indexing', chunks_done: 0 });
    let dimension: number | null = null;
    while (document.chunks_done < document.chunk_count) {
      const chunks = await this.chunks.findPortion(document.id, document.chunks_done, CHUNKS_AT_ONCE);
      if (chunks.length === 0) break;
      const embedded = await this.embedded(document, chunks, signal);
      dimension = embedded.dimension;
      document = await this.records.change(
        document,
        { chunks_done: document.chunks_done + chunks.length },
        embedded.insert,
      );
    }
    return this.records.change(document, { embedding_model: this.embedder.model, embedding_dimension: dimension });
  }

  /** Removes the chunks of a document, in portions. */
  remove(documentId: string, signal: AbortSignal): Promise<void> {
    return this.chunks.deleteOf(documentId, signal);
  }

  /** Embedded together with the document's title and the heading, which often say what a passage does not. */
  private async embedded(document: Document, chunks: readonly Embeddable[], signal: AbortSignal) {
    const { model } = this.embedder;
    if (model === null) {
      signal.throwIfAborted();
      return { dimension: null, insert: () => Promise.resolve() };
    }
    const title = document.filename.replace(/\.[A-Za-z0-9]{1,8}$/, '');
    const texts = chunks.map(({ heading, text }) => [title, heading, text].filter((part) => part !== '').join('\n'));
    const { vectors } = await this.embedder.embed(texts, signal);
    const dimension = vectors[0]?.length ?? null;
    const rows = vectors.map((vector, index) => ({
      chunk_id: chunkId(document.number, chunks[index]?.ordinal ?? 0),
      vector: unit(vector),
    }));
    return {
      dimension,
      insert: (manager: EntityManager) => this.vectors.insert(manager, document.agent_id, model, rows),
    };
  }
}
