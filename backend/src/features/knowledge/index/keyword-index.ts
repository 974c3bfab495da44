import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { ChunkWordRepository, type IndexedKeywords } from './chunk-word.repository.js';
import { quotedForMatch, quotedForTsquery, searchTerms } from './search-terms.js';

/** Rows that one question may rank: words that stand in more passages than this tell little and cost much. */
const MAX_RANKED = 4_000;

/** Which passages hold the words of a question. */
@Injectable()
export class KeywordIndex {
  constructor(
    private readonly database: Database,
    private readonly words: ChunkWordRepository,
  ) {}

  insert(manager: EntityManager, agentId: string, rows: readonly IndexedKeywords[]): Promise<void> {
    return this.words.insertAll(manager, agentId, rows);
  }

  /**
   * Ids of the passages that fit best, best first.
   * @param chunkCount how many the agent has, roughly
   */
  async find(agentId: string, question: string, limit: number, chunkCount: number): Promise<number[]> {
    const terms = searchTerms(question);
    if (terms.length === 0) return [];
    return this.database.dialect === 'sqlite'
      ? this.findInSqlite(agentId, terms, limit, chunkCount)
      : this.words.rankInPostgres(agentId, quotedForTsquery(terms), limit);
  }

  private async findInSqlite(
    agentId: string,
    terms: readonly string[],
    limit: number,
    chunkCount: number,
  ): Promise<number[]> {
    const telling = chunkCount > MAX_RANKED ? await this.telling(agentId, terms) : terms;
    if (telling.length > 0) return this.words.rank(agentId, quotedForMatch(telling), limit);
    // Words that stand everywhere tell no passage from another: those that hold all of them, in no order.
    const all = terms.map((term) => quotedForMatch([term])).join(' AND ');
    return this.words.match(agentId, all, limit);
  }

  /** The rarest words, as many as can be ranked in time; none when all are too common, or stand nowhere. */
  private async telling(agentId: string, terms: readonly string[]): Promise<string[]> {
    const counted = await Promise.all(
      terms.map(async (term) => ({
        term,
        found: await this.words.count(agentId, quotedForMatch([term]), MAX_RANKED + 1),
      })),
    );
    const rarest = counted.filter(({ found }) => found > 0).sort((a, b) => a.found - b.found);
    let ranked = 0;
    return rarest.flatMap(({ term, found }) => ((ranked += found) <= MAX_RANKED ? [term] : []));
  }
}
