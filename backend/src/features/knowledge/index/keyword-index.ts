import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { quotedForMatch, quotedForTsquery, searchTerms, spaced } from './search-terms.js';

/** A heading says what the whole passage is about. */
const HEADING_WEIGHT = 2;
/** Rows that one question may rank: words that stand in more passages than this tell little and cost much. */
const MAX_RANKED = 4_000;

export interface IndexedKeywords {
  chunk_id: number;
  heading: string;
  text: string;
}

/** Which passages hold the words of a question: FTS5 on SQLite, tsvector on Postgres. */
@Injectable()
export class KeywordIndex {
  constructor(private readonly database: Database) {}

  async insert(manager: EntityManager, agentId: string, rows: readonly IndexedKeywords[]): Promise<void> {
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

  /**
   * Ids of the passages that fit best, best first.
   * @param chunkCount how many the agent has, roughly
   */
  async find(agentId: string, question: string, limit: number, chunkCount: number): Promise<number[]> {
    const words = searchTerms(question);
    if (words.length === 0) return [];
    return this.database.dialect === 'sqlite'
      ? this.findInSqlite(agentId, words, limit, chunkCount)
      : this.findInPostgres(agentId, words, limit);
  }

  private async findInSqlite(
    agentId: string,
    words: readonly string[],
    limit: number,
    chunkCount: number,
  ): Promise<number[]> {
    const manager = await this.database.search('words');
    const telling = chunkCount > MAX_RANKED ? await this.telling(manager, agentId, words) : words;
    if (telling.length === 0) return this.findCommon(manager, agentId, words, limit);
    const rows = await manager.query<{ rowid: number }[]>(
      `SELECT rowid FROM chunk_words WHERE chunk_words MATCH $1 AND rank MATCH 'bm25(0, ${HEADING_WEIGHT}, 1)'
       ORDER BY rank LIMIT $2`,
      [matching(agentId, quotedForMatch(telling)), limit],
    );
    return rows.map(({ rowid }) => rowid);
  }

  /** The rarest words, as many as can be ranked in time; none when all are too common, or stand nowhere. */
  private async telling(manager: EntityManager, agentId: string, words: readonly string[]): Promise<string[]> {
    const counted = await Promise.all(
      words.map(async (word) => {
        // Counting stops where a word is too common in any case.
        const [row] = await manager.query<{ found: number }[]>(
          `SELECT COUNT(*) AS found FROM (SELECT 1 FROM chunk_words WHERE chunk_words MATCH $1 LIMIT ${MAX_RANKED + 1})`,
          [matching(agentId, quotedForMatch([word]))],
        );
        return { word, found: row?.found ?? 0 };
      }),
    );
    const rarest = counted.filter(({ found }) => found > 0).sort((a, b) => a.found - b.found);
    let ranked = 0;
    return rarest.flatMap(({ word, found }) => ((ranked += found) <= MAX_RANKED ? [word] : []));
  }

  /** Words that stand everywhere tell no passage from another: those that hold all of them, in no order. */
  private async findCommon(
    manager: EntityManager,
    agentId: string,
    words: readonly string[],
    limit: number,
  ): Promise<number[]> {
    const rows = await manager.query<{ rowid: number }[]>(
      'SELECT rowid FROM chunk_words WHERE chunk_words MATCH $1 LIMIT $2',
      [matching(agentId, words.map((word) => quotedForMatch([word])).join(' AND ')), limit],
    );
    return rows.map(({ rowid }) => rowid);
  }

  private async findInPostgres(agentId: string, words: readonly string[], limit: number): Promise<number[]> {
    const manager = await this.database.search('words');
    const rows = await manager.query<{ chunk_id: string }[]>(
      `SELECT chunk_id FROM chunk_words, to_tsquery('english', $2) AS question
       WHERE agent_id = $1 AND words @@ question
       ORDER BY ts_rank_cd('{0, 0, 0.5, 1}', words, question, 1) DESC, chunk_id LIMIT $3`,
      [agentId, quotedForTsquery(words), limit],
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
