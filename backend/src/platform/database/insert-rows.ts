import type { EntityManager } from 'typeorm';

export type SqlValue = string | number | boolean | null;

/** Parameters one statement may carry on both engines (SQLite: 32,766; Postgres: 65,535). */
const MAX_PARAMETERS = 30_000;

/** Inserts rows of equal shape with as few statements as possible. The column names come from code, never from input. */
export async function insertRows<Row extends { [column in keyof Row]: SqlValue }>(
  manager: EntityManager,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first) as (keyof Row & string)[];
  for (const part of parts(rows, columns.length)) {
    await manager.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${placeholders(part.length, columns.length)}`,
      part.flatMap((row) => columns.map((column) => row[column])),
    );
  }
}

/**
 * Runs one statement for many rows, which it finds as a table `given`: with its columns named, as both databases read it.
 * Postgres takes all values for text unless the statement says otherwise.
 */
export async function updateFrom<Row extends { [column in keyof Row]: SqlValue }>(
  manager: EntityManager,
  rows: readonly Row[],
  statement: string,
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first) as (keyof Row & string)[];
  for (const part of parts(rows, columns.length)) {
    await manager.query(
      `WITH given (${columns.join(', ')}) AS (VALUES ${placeholders(part.length, columns.length)}) ${statement}`,
      part.flatMap((row) => columns.map((column) => row[column])),
    );
  }
}

function* parts<Row>(rows: readonly Row[], columns: number): Generator<readonly Row[]> {
  const size = Math.floor(MAX_PARAMETERS / columns);
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** `($1, $2), ($3, $4)`: numbered in order of appearance, which SQLite and Postgres read alike. */
export function placeholders(rows: number, columns: number): string {
  let next = 1;
  const groups: string[] = [];
  for (let row = 0; row < rows; row++) {
    const names: string[] = [];
    for (let column = 0; column < columns; column++) names.push(`$${next++}`);
    groups.push(`(${names.join(', ')})`);
  }
  return groups.join(', ');
}
