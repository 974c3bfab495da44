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
  await inParts(manager, rows, (columns, values) => `INSERT INTO ${table} (${columns}) VALUES ${values}`);
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
  await inParts(manager, rows, (columns, values) => `WITH given (${columns}) AS (VALUES ${values}) ${statement}`);
}

/** Runs the statement for as many rows at a time as it may carry. */
async function inParts<Row extends { [column in keyof Row]: SqlValue }>(
  manager: EntityManager,
  rows: readonly Row[],
  statement: (columns: string, values: string) => string,
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first) as (keyof Row & string)[];
  const size = Math.floor(MAX_PARAMETERS / columns.length);
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    await manager.query(
      statement(columns.join(', '), placeholders(part.length, columns.length)),
      part.flatMap((row) => columns.map((column) => row[column])),
    );
  }
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
