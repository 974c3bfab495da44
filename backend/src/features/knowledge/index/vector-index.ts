import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import type { SearchableDocument } from '../document.repository.js';
import { BinaryVectorSearch } from './binary-vector-search.js';
import { quantize } from './binary-vectors.js';
import { chunkId } from './chunk-ids.js';
import { ChunkVectorRepository, type ComparedVector } from './chunk-vector.repository.js';
import { bytesOf, product, vectorOf } from './vectors.js';

/** How many passages are compared exactly: all of a small knowledge base, those with the likest signs of a large one. */
const COMPARED = 240;
/** How many of those may be asked for. */
const MOST_FOUND = 60;
/** Passages less alike than this have nothing to do with the question, in any model. */
const MIN_SIMILARITY = 0.15;

export interface IndexedVector {
  chunk_id: number;
  vector: Float32Array;
}

/** What of an agent is searched. */
export interface Library {
  agentId: string;
  documents: readonly SearchableDocument[];
}

interface Candidates {
  agentId: string;
  model: string;
  chunkIds: readonly number[];
}

/**
 * Which passages mean something like the question. A large knowledge base is first searched by the signs of its vectors, in
 * a worker thread; those that are left are compared exactly, by SQLite's vector extension where there is one.
 */
@Injectable()
export class VectorIndex {
  constructor(
    private readonly database: Database,
    private readonly vectors: ChunkVectorRepository,
    private readonly binarySearch: BinaryVectorSearch,
  ) {}

  insert(manager: EntityManager, agentId: string, model: string, rows: readonly IndexedVector[]): Promise<void> {
    return this.vectors.replaceAll(
      manager,
      agentId,
      model,
      rows.map(({ chunk_id, vector }) => ({ chunk_id, embedding: bytesOf(vector), signs: quantize(vector) })),
    );
  }

  /** Ids of the nearest passages, nearest first. @param limit up to 60 */
  async find({ agentId, documents }: Library, model: string, question: Float32Array, limit: number): Promise<number[]> {
    const embedded = documents.filter(
      ({ embedding_model, embedding_dimension }) =>
        embedding_model === model && embedding_dimension === question.length,
    );
    const count = embedded.reduce((sum, { chunk_count }) => sum + chunk_count, 0);
    const chunkIds =
      count <= COMPARED ? allChunkIds(embedded) : await this.binarySearch.find(embedded, model, question, COMPARED);
    if (chunkIds.length === 0) return [];
    const candidates = { agentId, model, chunkIds };
    const compared = this.database.comparesVectors
      ? await this.vectors.compare(candidates, bytesOf(question), MOST_FOUND)
      : await this.compareHere(candidates, question);
    return compared
      .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
      .slice(0, limit)
      .map(({ chunk_id }) => chunk_id);
  }

  private async compareHere(
    { agentId, model, chunkIds }: Candidates,
    question: Float32Array,
  ): Promise<ComparedVector[]> {
    const rows = await this.vectors.find(agentId, model, chunkIds);
    return rows
      .filter(({ embedding }) => embedding.length === question.byteLength)
      .map(({ chunk_id, embedding }) => ({ chunk_id, similarity: product(question, vectorOf(embedding)) }))
      .sort((a, b) => b.similarity - a.similarity || a.chunk_id - b.chunk_id);
  }
}

/** A document that is ready has all its chunks. */
function allChunkIds(documents: readonly SearchableDocument[]): number[] {
  return documents.flatMap(({ number, chunk_count }) =>
    Array.from({ length: chunk_count }, (_, ordinal) => chunkId(number, ordinal)),
  );
}
