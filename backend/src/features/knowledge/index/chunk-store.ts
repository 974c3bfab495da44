import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { deleteInPortions, isOneOf } from '../../../platform/database/rows/delete-in-portions.js';
import { insertRows, placeholders } from '../../../platform/database/rows/insert-rows.js';
import type { Chunk } from '../text/chunker.js';
import { chunkId } from './chunk-ids.js';

/** A chunk with what a search result says about it. */
export interface StoredChunk extends Chunk {
  chunk_id: number;
  document_id: string;
  filename: string;
}

interface Owner {
  id: string;
  agent_id: string;
  number: number;
}

const COLUMNS = `chunks.chunk_id, chunks.document_id, documents.filename, chunks.ordinal, chunks.page, chunks.range_start,
  chunks.range_end, chunks.heading, chunks.text, chunks.token_count`;

interface Row extends Omit<StoredChunk, 'start' | 'end'> {
  range_start: number;
  range_end: number;
}

/** The passages of all documents. Whoever asks names the agent; nothing of another agent is ever given. */
@Injectable()
export class ChunkStore {
  constructor(private readonly database: Database) {}

  async insert(manager: EntityManager, document: Owner, chunks: readonly Chunk[]): Promise<void> {
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

  /** Those of the given chunks that belong to this agent and to documents that are ready, in the order of the ids. */
  async get(agentId: string, chunkIds: readonly number[]): Promise<StoredChunk[]> {
    if (chunkIds.length === 0) return [];
    const list = placeholders(1, chunkIds.length + 1).slice('($1, '.length, -1);
    const rows = await this.database.read.query<Row[]>(
      `SELECT ${COLUMNS} FROM chunks JOIN documents ON documents.id = chunks.document_id
       WHERE chunks.agent_id = $1 AND documents.ready_at IS NOT NULL AND chunks.chunk_id IN (${list})`,
      [agentId, ...chunkIds],
    );
    const found = new Map(rows.map((row) => [Number(row.chunk_id), chunkOf(row)]));
    return chunkIds.flatMap((id) => found.get(id) ?? []);
  }

  /** Everything an agent's ready documents hold, in order. */
  async all(agentId: string): Promise<StoredChunk[]> {
    const rows = await this.database.read.query<Row[]>(
      `SELECT ${COLUMNS} FROM chunks JOIN documents ON documents.id = chunks.document_id
       WHERE documents.agent_id = $1 AND documents.ready_at IS NOT NULL ORDER BY chunks.chunk_id`,
      [agentId],
    );
    return rows.map(chunkOf);
  }

  /** How much an agent's ready documents hold. */
  async sizeOf(agentId: string): Promise<{ documents: number; chunks: number; tokens: number }> {
    const [row] = await this.database.read.query<Record<string, string | number>[]>(
      `SELECT COUNT(*) AS documents, COALESCE(SUM(chunk_count), 0) AS chunks, COALESCE(SUM(token_count), 0) AS tokens
       FROM documents WHERE agent_id = $1 AND ready_at IS NOT NULL`,
      [agentId],
    );
    return {
      documents: Number(row?.['documents'] ?? 0),
      chunks: Number(row?.['chunks'] ?? 0),
      tokens: Number(row?.['tokens'] ?? 0),
    };
  }

  /** A portion of a document's chunks, from an ordinal on. */
  async portion(documentId: string, from: number, count: number): Promise<StoredChunk[]> {
    const rows = await this.database.read.query<Row[]>(
      `SELECT ${COLUMNS} FROM chunks JOIN documents ON documents.id = chunks.document_id
       WHERE chunks.document_id = $1 AND chunks.ordinal >= $2 ORDER BY chunks.ordinal LIMIT $3`,
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
function chunkOf({ range_start, range_end, chunk_id, ...row }: Row): StoredChunk {
  return { ...row, chunk_id: Number(chunk_id), start: range_start, end: range_end };
}
