import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { deleteInPortions, isOneOf } from '../../../platform/database/rows/delete-in-portions.js';
import { insertRows } from '../../../platform/database/rows/insert-rows.js';
import type { Chunk } from '../text/chunker.js';
import { chunkId } from './chunk-ids.js';

export interface StoredChunk extends Chunk {
  chunk_id: number;
  document_id: string;
}

interface Owner {
  id: string;
  agent_id: string;
  number: number;
}

const COLUMNS = 'chunk_id, document_id, ordinal, page, range_start, range_end, heading, text, token_count';

interface ChunkRow extends Omit<StoredChunk, 'start' | 'end'> {
  range_start: number;
  range_end: number;
}

/** The passages of all documents, also of those that are not ready or deleted: the caller says which may be shown. */
@Injectable()
export class ChunkRepository {
  constructor(private readonly database: Database) {}

  async insertAll(manager: EntityManager, document: Owner, chunks: readonly Chunk[]): Promise<void> {
    await insertRows(
      manager,
      'chunks',
      chunks.map((chunk) => ({
        chunk_id: chunkId(document.number, chunk.ordinal),
        document_id: document.id,
        agent_id: document.agent_id,
        ordinal: chunk.ordinal,
        page: chunk.page,
        range_start: chunk.start,
        range_end: chunk.end,
        heading: chunk.heading,
        text: chunk.text,
        token_count: chunk.token_count,
      })),
    );
  }

  /** Those of the given chunks that belong to this agent, in the order of the ids. */
  async find(agentId: string, chunkIds: readonly number[]): Promise<StoredChunk[]> {
    if (chunkIds.length === 0) return [];
    const rows = await this.database.read.query<ChunkRow[]>(
      `SELECT ${COLUMNS} FROM chunks WHERE agent_id = $1 AND chunk_id IN (${numbered(chunkIds, 2)})`,
      [agentId, ...chunkIds],
    );
    const found = new Map(rows.map((row) => [Number(row.chunk_id), chunkOf(row)]));
    return chunkIds.flatMap((id) => found.get(id) ?? []);
  }

  /** Everything these documents hold, in order. */
  async findOf(documentIds: readonly string[]): Promise<StoredChunk[]> {
    if (documentIds.length === 0) return [];
    const rows = await this.database.read.query<ChunkRow[]>(
      `SELECT ${COLUMNS} FROM chunks WHERE document_id IN (${numbered(documentIds, 1)}) ORDER BY chunk_id`,
      [...documentIds],
    );
    return rows.map(chunkOf);
  }

  /** A portion of a document's chunks, from an ordinal on. */
  async findPortion(documentId: string, from: number, count: number): Promise<StoredChunk[]> {
    const rows = await this.database.read.query<ChunkRow[]>(
      `SELECT ${COLUMNS} FROM chunks WHERE document_id = $1 AND ordinal >= $2 ORDER BY ordinal LIMIT $3`,
      [documentId, from, count],
    );
    return rows.map(chunkOf);
  }

  /** Deletes a document's chunks with their words and vectors, a portion at a time. */
  deleteOf(documentId: string, signal: AbortSignal): Promise<void> {
    const rows = { table: 'chunks', key: 'chunk_id', ...isOneOf('document_id', [documentId]) };
    return deleteInPortions(this.database, rows, signal);
  }
}

/** Postgres gives 64-bit numbers as text. */
function chunkOf({ range_start, range_end, chunk_id, ...row }: ChunkRow): StoredChunk {
  return { ...row, chunk_id: Number(chunk_id), start: range_start, end: range_end };
}

/** `$4, $5, $6` */
function numbered(values: readonly unknown[], from: number): string {
  return values.map((_, index) => `$${from + index}`).join(', ');
}
