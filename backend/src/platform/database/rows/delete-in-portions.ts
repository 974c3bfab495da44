import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database.js';
import type { SqlValue } from './insert-rows.js';

/** Rows of one table that shall go. Names and condition come from code, never from input. */
export interface DoomedRows {
  table: string;
  /** Its primary key, or the part of it that tells these rows apart. */
  key: string;
  /** Whether other rows of the table may have the same key. */
  keyIsPartial?: boolean;
  /** With `$1`, `$2` … in this order. */
  where: string;
  parameters: readonly SqlValue[];
}

const FIRST_PORTION = 100;
/** Also bounds the parameters of a statement. */
export const LARGEST_PORTION = 1000;
const SMALLEST_PORTION = 50;
/** How long a portion should take: on SQLite nobody else writes meanwhile. */
const PORTION_MS = 10;
/** Others have as much time for their writes as a portion took, within these limits. */
const LEAST_REST_MS = 2;
const LONGEST_REST_MS = 50;

/**
 * Deletes rows a portion at a time, each in a transaction of its own, with rests between them: a running answer is stored
 * meanwhile as if nothing happened. What hangs on a row by a cascading foreign key must be little.
 * It can be ended at any moment and called again.
 */
export async function deleteInPortions(database: Database, rows: DoomedRows, signal: AbortSignal): Promise<void> {
  let size = FIRST_PORTION;
  // Only where it is needed: with it SQLite goes through all rows of the condition for each portion.
  const shared = rows.keyIsPartial ? rows.parameters : [];
  const condition = rows.keyIsPartial ? `${rows.where} AND ` : '';
  for (;;) {
    signal.throwIfAborted();
    const keys = await keysOf(database, rows, size);
    if (keys.length === 0) return;
    const tookMs = await database.write(async (manager) => {
      const startedMs = performance.now();
      await manager.query(
        `DELETE FROM ${rows.table} WHERE ${condition}${rows.key} IN (${numbered(keys.length, shared.length)})`,
        [...shared, ...keys],
      );
      return performance.now() - startedMs;
    });
    const wanted = Math.floor((size * PORTION_MS) / Math.max(1, tookMs));
    size = Math.max(SMALLEST_PORTION, Math.min(LARGEST_PORTION, wanted, size * 2));
    await pause(Math.max(LEAST_REST_MS, Math.min(LONGEST_REST_MS, tookMs)), undefined, { signal });
  }
}

/** A condition on many ids, for `where`. */
export function isOneOf(column: string, ids: readonly string[]): Pick<DoomedRows, 'where' | 'parameters'> {
  return { where: `${column} IN (${numbered(ids.length)})`, parameters: ids };
}

function numbered(count: number, after = 0): string {
  return Array.from({ length: count }, (_, index) => `$${after + index + 1}`).join(', ');
}

/** Read outside the transaction: it needs to hold up nobody. */
async function keysOf(database: Database, rows: DoomedRows, limit: number): Promise<SqlValue[]> {
  const found = await database.read.query<Record<string, SqlValue>[]>(
    `SELECT ${rows.key} AS doomed FROM ${rows.table} WHERE ${rows.where} LIMIT ${limit}`,
    [...rows.parameters],
  );
  return found.map(({ doomed }) => doomed ?? null);
}
