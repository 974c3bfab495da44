import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { placeholders } from '../../../platform/database/rows/insert-rows.js';

export interface ChunkVector {
  chunk_id: number;
  embedding: Buffer;
  /** The embedding, quantized to a bit for each dimension. */
  signs: Buffer;
}

export interface ComparedVector {
  chunk_id: number;
  similarity: number;
}

/** The embeddings of passages, and with each the bits that a large search compares first. */
@Injectable()
export class ChunkVectorRepository {
  constructor(private readonly database: Database) {}

  /** New vectors for these passages in place of those they have. */
  async replaceAll(
    manager: EntityManager,
    agentId: string,
    model: string,
    rows: readonly ChunkVector[],
  ): Promise<void> {
    if (rows.length === 0) return;
    // The bits of a passage go with its embedding.
    const ids = rows.map(({ chunk_id }) => chunk_id);
    await manager.query(`DELETE FROM chunk_vectors WHERE chunk_id IN (${numbered(ids, 1)})`, ids);
    await manager.query(
      `INSERT INTO chunk_vectors (chunk_id, agent_id, model, embedding) VALUES ${placeholders(rows.length, 4)}`,
      rows.flatMap(({ chunk_id, embedding }) => [chunk_id, agentId, model, embedding]),
    );
    await manager.query(
      `INSERT INTO chunk_signs (chunk_id, signs) VALUES ${placeholders(rows.length, 2)}`,
      rows.flatMap(({ chunk_id, signs }) => [chunk_id, signs]),
    );
  }

  /** By SQLite's vector extension. @returns the most similar first */
  async compare(
    { agentId, model, chunkIds }: { agentId: string; model: string; chunkIds: readonly number[] },
    question: Buffer,
    limit: number,
  ): Promise<ComparedVector[]> {
    const manager = await this.database.search('vectors');
    // Parameters count in the order in which they stand in the text, whatever their numbers say.
    return manager.query<ComparedVector[]>(
      `SELECT chunk_id, 1 - vec_distance_cosine(embedding, $1) AS similarity FROM chunk_vectors
       WHERE agent_id = $2 AND model = $3 AND length(embedding) = $4 AND chunk_id IN (${numbered(chunkIds, 5)})
       ORDER BY similarity DESC, chunk_id LIMIT ${limit}`,
      [question, agentId, model, question.byteLength, ...chunkIds],
    );
  }

  async find(
    agentId: string,
    model: string,
    chunkIds: readonly number[],
  ): Promise<{ chunk_id: number; embedding: Buffer }[]> {
    const manager = await this.database.search('vectors');
    const rows = await manager.query<{ chunk_id: number | string; embedding: Buffer }[]>(
      `SELECT chunk_id, embedding FROM chunk_vectors
       WHERE agent_id = $1 AND model = $2 AND chunk_id IN (${numbered(chunkIds, 3)})`,
      [agentId, model, ...chunkIds],
    );
    return rows.map(({ chunk_id, embedding }) => ({ chunk_id: Number(chunk_id), embedding }));
  }

  /** Bits of the passages behind `after`, up to `last`, in the order of their ids. */
  async findSigns(after: number, last: number, limit: number): Promise<{ chunk_id: number; signs: Buffer }[]> {
    const manager = await this.database.search('vectors');
    const rows = await manager.query<{ chunk_id: number | string; signs: Buffer }[]>(
      `SELECT chunk_id, signs FROM chunk_signs WHERE chunk_id > $1 AND chunk_id <= $2 ORDER BY chunk_id LIMIT ${limit}`,
      [after, last],
    );
    return rows.map(({ chunk_id, signs }) => ({ chunk_id: Number(chunk_id), signs }));
  }
}

/** `$4, $5, $6` */
function numbered(values: readonly unknown[], from: number): string {
  return values.map((_, index) => `$${from + index}`).join(', ');
}
