import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { ExactSearch } from './exact-search.js';
import { bitsOf, bytesOf } from './vectors.js';

/** Up to so many numbers are compared exactly: about 10 ms. */
const EXACT_NUMBERS = 3_000_000;
/**
 * The vectors of an agent are kept in so many parts: the extension's cost grows with passages times candidates, so four
 * parts of 60 candidates each cost half of what one of 240 does.
 */
const PARTS = 4;
/** How many each part hands to the exact comparison. */
const COARSE_OF_PART = 60;
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

/**
 * Which passages mean something like the question. On SQLite with its vector extension: exactly in small knowledge bases,
 * by the signs of the vectors and then exactly in large ones. Elsewhere: exactly, in a worker thread.
 */
@Injectable()
export class VectorIndex {
  private readonly known = new Set<number>();

  constructor(
    private readonly database: Database,
    private readonly exact: ExactSearch,
  ) {}

  /** Makes what vectors of this length need; call it before `insert`, outside of a transaction. */
  async prepare(dimension: number): Promise<void> {
    if (!this.database.comparesVectors || this.known.has(dimension)) return;
    const bits = Math.ceil(dimension / 8) * 8;
    await this.database.write(async (manager) => {
      await manager.query(
        `CREATE VIRTUAL TABLE IF NOT EXISTS chunk_bits_${dimension} USING vec0 (
           part text partition key, chunk_id integer primary key, bits bit[${bits}])`,
      );
      await manager.query(
        `CREATE TRIGGER IF NOT EXISTS chunk_bits_${dimension}_deleted AFTER DELETE ON chunk_vectors BEGIN
           DELETE FROM chunk_bits_${dimension} WHERE chunk_id = old.chunk_id;
         END`,
      );
    });
    this.known.add(dimension);
  }

  async insert(manager: EntityManager, agent_id: string, model: string, rows: readonly IndexedVector[]): Promise<void> {
    for (const { chunk_id, vector } of rows) {
      // Deleted first and not replaced, so that the trigger sees it.
      await manager.query('DELETE FROM chunk_vectors WHERE chunk_id = $1', [chunk_id]);
      await manager.query('INSERT INTO chunk_vectors (chunk_id, agent_id, model, embedding) VALUES ($1, $2, $3, $4)', [
        chunk_id,
        agent_id,
        model,
        bytesOf(vector),
      ]);
      if (!this.database.comparesVectors) continue;
      await manager.query(
        `INSERT INTO chunk_bits_${vector.length} (part, chunk_id, bits) VALUES ($1, $2, vec_bit($3))`,
        [partOf(agent_id, model, chunk_id), chunk_id, bitsOf(vector)],
      );
    }
  }

  /** Ids of the nearest passages, nearest first. */
  async find(agent_id: string, model: string, question: Float32Array, limit: number): Promise<number[]> {
    const near = this.database.comparesVectors
      ? await this.findInSqlite(agent_id, model, question, limit)
      : await this.exact.find(agent_id, model, question, limit);
    return near.filter(({ similarity }) => similarity >= MIN_SIMILARITY).map(({ chunk_id }) => Number(chunk_id));
  }

  private async findInSqlite(agent_id: string, model: string, question: Float32Array, limit: number): Promise<Near[]> {
    const manager = this.database.search('vectors');
    const exactly = Math.floor(EXACT_NUMBERS / question.length);
    const rows = await manager.query<unknown[]>(
      'SELECT 1 FROM chunk_vectors WHERE agent_id = $1 AND model = $2 LIMIT $3',
      [agent_id, model, exactly + 1],
    );
    if (rows.length === 0) return [];
    // Parameters count in the order in which they stand in the text, whatever their numbers say.
    if (rows.length <= exactly) {
      return manager.query<Near[]>(
        `SELECT chunk_id, 1 - vec_distance_cosine(embedding, $1) AS similarity
         FROM chunk_vectors WHERE agent_id = $2 AND model = $3 ORDER BY similarity DESC LIMIT $4`,
        [bytesOf(question), agent_id, model, limit],
      );
    }
    const parts = Array.from({ length: PARTS }, (_, part) => partOf(agent_id, model, part));
    const coarse = parts.map(
      (_, part) =>
        `SELECT chunk_id FROM (SELECT chunk_id FROM chunk_bits_${question.length}
           WHERE part = $${part * 3 + 1} AND bits MATCH vec_bit($${part * 3 + 2}) AND k = $${part * 3 + 3})`,
    );
    return manager.query<Near[]>(
      `WITH coarse AS MATERIALIZED (${coarse.join(' UNION ALL ')})
       SELECT chunk_vectors.chunk_id, 1 - vec_distance_cosine(chunk_vectors.embedding, $${PARTS * 3 + 1}) AS similarity
       FROM coarse JOIN chunk_vectors ON chunk_vectors.chunk_id = coarse.chunk_id
       ORDER BY similarity DESC LIMIT $${PARTS * 3 + 2}`,
      [...parts.flatMap((part) => [part, bitsOf(question), COARSE_OF_PART]), bytesOf(question), limit],
    );
  }
}

/** Vectors are compared within one agent and one model only. */
function partOf(agent_id: string, model: string, chunk_id: number): string {
  return `${agent_id} ${model} ${chunk_id % PARTS}`;
}
