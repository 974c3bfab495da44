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
  const rowsPerStatement = Math.floor(MAX_PARAMETERS / columns.length);
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement);
    await manager.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${placeholders(part.length, columns.length)}`,
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
