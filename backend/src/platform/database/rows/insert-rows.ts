import type { EntityManager } from 'typeorm';

export type SqlValue = string | number | boolean | null;

/** Parameters one statement may carry on both engines (SQLite: 32,766; Postgres: 65,535). */
const MAX_PARAMETERS = 30_000;

/**
 * From so many rows on SQLite gets them as one parameter: its driver binds each by itself, in time that grows faster than
 * their number. 200 messages cost 14 µs of CPU each as JSON, and 70 µs as 2,200 parameters.
 */
const MANY_ROWS = 4;
/** Mean length of values above which encoding them costs more than binding them. */
const SHORT = 400;

/**
 * Inserts rows of equal shape with as few statements as possible. The column names come from code, never from input.
 * @param computed columns whose value the database works out: SQL by column name, the same for all rows
 */
export async function insertRows<Row extends { [column in keyof Row]: SqlValue }>(
  manager: EntityManager,
  table: string,
  rows: readonly Row[],
  computed: Readonly<Record<string, string>> = {},
): Promise<void> {
  await inParts(manager, rows, (columns, values) => `INSERT INTO ${table} (${columns}) ${values}`, computed);
}

/**
 * Runs one statement for many rows, which it finds as a table `given`: with its columns named, as both databases read it.
 * Postgres takes all values for text unless the statement says otherwise.
 * @returns what a `RETURNING` of the statement gives
 */
export async function updateFrom<Row extends { [column in keyof Row]: SqlValue }>(
  manager: EntityManager,
  rows: readonly Row[],
  statement: string,
): Promise<unknown[]> {
  return inParts(
    manager,
    rows,
    (columns, values) => `WITH given (${columns}) AS MATERIALIZED (${values}) ${statement}`,
  );
}

/**
 * Runs the statement for as many rows at a time as it may carry.
 * @param statement takes the columns, and SQL that gives their values row by row
 */
async function inParts<Row extends { [column in keyof Row]: SqlValue }>(
  manager: EntityManager,
  rows: readonly Row[],
  statement: (columns: string, values: string) => string,
  computed: Readonly<Record<string, string>> = {},
): Promise<unknown[]> {
  const first = rows[0];
  if (!first) return [];
  const returned: unknown[] = [];
  const expressions = Object.values(computed);
  const columns = Object.keys(first) as (keyof Row & string)[];
  const names = [...columns, ...Object.keys(computed)].join(', ');
  const size = Math.floor(MAX_PARAMETERS / columns.length);
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size).map((row) => columns.map((column) => row[column]));
    const isJson = manager.connection.options.type === 'sqlite' && part.length >= MANY_ROWS && areShort(part);
    const result = await (isJson
      ? manager.query<unknown>(statement(names, rowsOfJson(columns.length, expressions)), [JSON.stringify(part)])
      : manager.query<unknown>(
          statement(names, `VALUES ${placeholders(part.length, columns.length, expressions)}`),
          part.flat(),
        ));
    returned.push(...rowsOf(result));
  }
  return returned;
}

function areShort(rows: readonly SqlValue[][]): boolean {
  let length = 0;
  for (const row of rows) for (const value of row) if (typeof value === 'string') length += value.length;
  return length <= rows.length * (rows[0]?.length ?? 0) * SHORT;
}

/** Rows out of one parameter, a list of lists as JSON. */
function rowsOfJson(columns: number, expressions: readonly string[]): string {
  const values = Array.from({ length: columns }, (_, column) => `value ->> ${column}`);
  return `SELECT ${[...values, ...expressions].join(', ')} FROM json_each($1)`;
}

/** TypeORM gives the rows of an `UPDATE … RETURNING` as they are on SQLite, and beside their number on Postgres. */
function rowsOf(result: unknown): unknown[] {
  if (!Array.isArray(result)) return [];
  return Array.isArray(result[0]) ? (result[0] as unknown[]) : (result as unknown[]);
}

/**
 * `($1, $2), ($3, $4)`: numbered in order of appearance, which SQLite and Postgres read alike.
 * @param expressions SQL at the end of every row
 */
export function placeholders(rows: number, columns: number, expressions: readonly string[] = []): string {
  let next = 1;
  const groups: string[] = [];
  for (let row = 0; row < rows; row++) {
    const names: string[] = [];
    for (let column = 0; column < columns; column++) names.push(`$${next++}`);
    groups.push(`(${[...names, ...expressions].join(', ')})`);
  }
  return groups.join(', ');
}
