import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { spaced } from './search-terms.js';

/** A heading says what the whole passage is about. */
const HEADING_WEIGHT = 2;

export interface IndexedKeywords {
  chunk_id: number;
  heading: string;
  text: string;
}

/** The words of passages: an FTS5 table on SQLite, tsvector on Postgres. Expressions are those of `search-terms.ts`. */
@Injectable()
export class ChunkWordRepository {
  constructor(private readonly database: Database) {}

  async insertAll(manager: EntityManager, agentId: string, rows: readonly IndexedKeywords[]): Promise<void> {
    for (const { chunk_id, heading, text } of rows) {
      if (this.database.dialect === 'sqlite') {
        await manager.query('INSERT INTO chunk_words (rowid, agent, heading, text) VALUES ($1, $2, $3, $4)', [
          chunk_id,
          agentWord(agentId),
          spaced(heading),
          spaced(text),
        ]);
      } else {
        await manager.query(
          `INSERT INTO chunk_words (chunk_id, agent_id, words)
           VALUES ($1, $2, setweight(to_tsvector('english', $3), 'A') || setweight(to_tsvector('english', $4), 'B'))`,
          [chunk_id, agentId, spaced(heading), spaced(text)],
        );
      }
    }
  }

  /** On SQLite. @returns ids of the passages that match, the best first */
  async rank(agentId: string, expression: string, limit: number): Promise<number[]> {
    const manager = await this.database.search('words');
    const rows = await manager.query<{ rowid: number }[]>(
      `SELECT rowid FROM chunk_words WHERE chunk_words MATCH $1 AND rank MATCH 'bm25(0, ${HEADING_WEIGHT}, 1)'
       ORDER BY rank LIMIT $2`,
      [matching(agentId, expression), limit],
    );
    return rows.map(({ rowid }) => rowid);
  }

  /** On SQLite. @returns ids of passages that match, in no order */
  async match(agentId: string, expression: string, limit: number): Promise<number[]> {
    const manager = await this.database.search('words');
    const rows = await manager.query<{ rowid: number }[]>(
      'SELECT rowid FROM chunk_words WHERE chunk_words MATCH $1 LIMIT $2',
      [matching(agentId, expression), limit],
    );
    return rows.map(({ rowid }) => rowid);
  }

  /** On SQLite. @returns how many passages match; counting stops at the limit */
  async count(agentId: string, expression: string, limit: number): Promise<number> {
    const manager = await this.database.search('words');
    const [row] = await manager.query<{ found: number }[]>(
      `SELECT COUNT(*) AS found FROM (SELECT 1 FROM chunk_words WHERE chunk_words MATCH $1 LIMIT ${limit})`,
      [matching(agentId, expression)],
    );
    return row?.found ?? 0;
  }

  /** On Postgres. @returns ids of the passages that match, the best first */
  async rankInPostgres(agentId: string, tsquery: string, limit: number): Promise<number[]> {
    const manager = await this.database.search('words');
    const rows = await manager.query<{ chunk_id: string }[]>(
      `SELECT chunk_id FROM chunk_words, to_tsquery('english', $2) AS question
       WHERE agent_id = $1 AND words @@ question
       ORDER BY ts_rank_cd('{0, 0, 0.5, 1}', words, question, 1) DESC, chunk_id LIMIT $3`,
      [agentId, tsquery, limit],
    );
    return rows.map(({ chunk_id }) => Number(chunk_id));
  }
}

/** @param expression of words in quotes */
function matching(agentId: string, expression: string): string {
  return `agent : "${agentWord(agentId)}" AND {heading text} : (${expression})`;
}

/** The agent as a word that every passage of it holds. The last letter keeps stemming from touching it. */
function agentWord(agentId: string): string {
  return `a${agentId.replaceAll('-', '')}q`;
}
