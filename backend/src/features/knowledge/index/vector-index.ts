import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { placeholders } from '../../../platform/database/rows/insert-rows.js';
import { chunkId } from './chunk-ids.js';
import { type Embedded, BinaryVectorSearch } from './binary-vector-search.js';
import { quantize } from './binary-vectors.js';
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

interface Near {
  chunk_id: number;
  similarity: number;
}

interface Searched extends Embedded {
  chunk_count: number;
}

/**
 * Which passages mean something like the question. A large knowledge base is first searched by the signs of its vectors, in
 * a worker thread; those that are left are compared exactly, by SQLite's vector extension where there is one.
 */
@Injectable()
export class VectorIndex {
  constructor(
    private readonly database: Database,
    private readonly signs: BinaryVectorSearch,
  ) {}

  async insert(manager: EntityManager, agentId: string, model: string, rows: readonly IndexedVector[]): Promise<void> {
    if (rows.length === 0) return;
    // New vectors of a passage: its signs go with the old ones.
    const ids = rows.map(({ chunk_id }) => chunk_id);
    await manager.query(`DELETE FROM chunk_vectors WHERE chunk_id IN (${numbered(ids, 1)})`, ids);
    await manager.query(
      `INSERT INTO chunk_vectors (chunk_id, agent_id, model, embedding) VALUES ${placeholders(rows.length, 4)}`,
      rows.flatMap(({ chunk_id, vector }) => [chunk_id, agentId, model, bytesOf(vector)]),
    );
    await manager.query(
      `INSERT INTO chunk_signs (chunk_id, signs) VALUES ${placeholders(rows.length, 2)}`,
      rows.flatMap(({ chunk_id, vector }) => [chunk_id, quantize(vector)]),
    );
  }

  /** Ids of the nearest passages in documents that are ready, nearest first. @param limit up to 60 */
  async find(agentId: string, model: string, question: Float32Array, limit: number): Promise<number[]> {
    const documents = await this.documentsOf(agentId, model, question.length);
    const count = documents.reduce((sum, { chunk_count }) => sum + chunk_count, 0);
    const chunkIds =
      count <= COMPARED ? allChunkIds(documents) : await this.signs.find(documents, model, question, COMPARED);
    if (chunkIds.length === 0) return [];
    const near = this.database.comparesVectors
      ? await this.comparedInSqlite(agentId, model, question, chunkIds)
      : await this.comparedHere(agentId, model, question, chunkIds);
    return near
      .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
      .slice(0, limit)
      .map(({ chunk_id }) => chunk_id);
  }

  private async documentsOf(agentId: string, model: string, dimension: number): Promise<Searched[]> {
    return this.database.read.query<Searched[]>(
      `SELECT number, ready_at, chunk_count FROM documents
       WHERE agent_id = $1 AND ready_at IS NOT NULL AND embedding_model = $2 AND embedding_dimension = $3`,
      [agentId, model, dimension],
    );
  }

  private async comparedInSqlite(
    agentId: string,
    model: string,
    question: Float32Array,
    chunkIds: readonly number[],
  ): Promise<Near[]> {
    const manager = await this.database.search('vectors');
    // Parameters count in the order in which they stand in the text, whatever their numbers say.
    return manager.query<Near[]>(
      `SELECT chunk_id, 1 - vec_distance_cosine(embedding, $1) AS similarity FROM chunk_vectors
       WHERE agent_id = $2 AND model = $3 AND length(embedding) = $4 AND chunk_id IN (${numbered(chunkIds, 5)})
       ORDER BY similarity DESC, chunk_id LIMIT ${MOST_FOUND}`,
      [bytesOf(question), agentId, model, question.byteLength, ...chunkIds],
    );
  }

  private async comparedHere(
    agentId: string,
    model: string,
    question: Float32Array,
    chunkIds: readonly number[],
  ): Promise<Near[]> {
    const manager = await this.database.search('vectors');
    const rows = await manager.query<{ chunk_id: number | string; embedding: Buffer }[]>(
      `SELECT chunk_id, embedding FROM chunk_vectors
       WHERE agent_id = $1 AND model = $2 AND chunk_id IN (${numbered(chunkIds, 3)})`,
      [agentId, model, ...chunkIds],
    );
    return rows
      .filter(({ embedding }) => embedding.length === question.byteLength)
      .map(({ chunk_id, embedding }) => ({
        chunk_id: Number(chunk_id),
        similarity: product(question, vectorOf(embedding)),
      }))
      .sort((a, b) => b.similarity - a.similarity || a.chunk_id - b.chunk_id);
  }
}

/** A document that is ready has all its chunks. */
function allChunkIds(documents: readonly Searched[]): number[] {
  return documents.flatMap(({ number, chunk_count }) =>
    Array.from({ length: chunk_count }, (_, ordinal) => chunkId(number, ordinal)),
  );
}

/** `$4, $5, $6` */
function numbered(values: readonly unknown[], from: number): string {
  return values.map((_, index) => `$${from + index}`).join(', ');
}
