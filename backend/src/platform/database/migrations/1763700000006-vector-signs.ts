import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vectors read at once. */
const ROWS = 200;

/**
 * The signs of all vectors in a table of their own, on both databases, in place of the tables that SQLite's vector
 * extension kept for itself.
 */
export class VectorSigns1763700000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    await runner.query(
      `CREATE TABLE chunk_signs (
         chunk_id ${postgres ? 'bigint' : 'integer'} NOT NULL PRIMARY KEY REFERENCES chunk_vectors (chunk_id) ON DELETE CASCADE,
         signs ${postgres ? 'bytea' : 'blob'} NOT NULL
       )`,
    );
    await fill(runner);
    if (!postgres) await dropExtensionTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE chunk_signs');
  }
}

async function fill(runner: QueryRunner): Promise<void> {
  for (let after: number | string = -1; ;) {
    const rows = (await runner.query(
      `SELECT chunk_id, embedding FROM chunk_vectors WHERE chunk_id > $1 ORDER BY chunk_id LIMIT ${ROWS}`,
      [after],
    )) as { chunk_id: number | string; embedding: Buffer }[];
    const last = rows.at(-1);
    if (!last) return;
    for (const { chunk_id, embedding } of rows) {
      await runner.query('INSERT INTO chunk_signs (chunk_id, signs) VALUES ($1, $2)', [chunk_id, signsOf(embedding)]);
    }
    after = last.chunk_id;
  }
}

/** One bit for each 32-bit float: whether it is above 0. */
function signsOf(embedding: Buffer): Buffer {
  const signs = Buffer.alloc(Math.ceil(embedding.length / 32));
  for (let index = 0; index * 4 < embedding.length; index++) {
    if (embedding.readFloatLE(index * 4) > 0) signs[index >> 3] = (signs[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return signs;
}

/** Without the extension its tables cannot be dropped; they do no harm. */
async function dropExtensionTables(runner: QueryRunner): Promise<void> {
  const named = (sql: string) => runner.query(sql) as Promise<{ name: string }[]>;
  const triggers = await named("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'chunk_bits_%'");
  for (const { name } of triggers) await runner.query(`DROP TRIGGER ${name}`);
  const extension = await named("SELECT name FROM pragma_function_list WHERE name = 'vec_version'");
  if (extension.length === 0) return;
  const tables = await named("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%vec0%'");
  for (const { name } of tables) await runner.query(`DROP TABLE ${name}`);
}
