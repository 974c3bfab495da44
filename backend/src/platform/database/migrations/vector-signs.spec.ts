import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { parseConfig } from '../../../config/read-config.js';
import { testDatabaseUrl } from '../../../testing/servers/test-database-url.js';
import { makeDatabase, type ThrowAwayDatabase } from '../../../testing/servers/throw-away-database.js';
import { loadVectorExtension, makeDataSources } from '../data-source.js';
import { Database } from '../database.js';
import { migrations } from './all.js';
import { Knowledge1763700000003 } from './1763700000003-knowledge.js';

/** Vectors, and the signs that they have. */
const VECTORS: [chunk_id: number, vector: number[], signs: number[]][] = [
  [1_000_000, [0.5, -0.5, 0, 0.5, 0.1, -0.1, -0.2, 0.3, 0.4], [0b10011001, 0b1]],
  ...Array.from({ length: 250 }, (_, index): [number, number[], number[]] => [2_000_000 + index, [1, -1, 1], [0b101]]),
];

describe('A database from before the signs of vectors were kept by themselves', () => {
  let folder: string;
  let postgres: ThrowAwayDatabase | null;
  let database: Database;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-signs-'));
    const server = testDatabaseUrl();
    postgres = server === null ? null : await makeDatabase(server);
    const { storage } = parseConfig({ DATA_DIR: folder, ...(postgres && { DATABASE_URL: postgres.url }) });
    const sources = makeDataSources(storage, []);
    const until = migrations.indexOf(Knowledge1763700000003) + 1;
    const old = new DataSource({ ...sources.writer.options, migrations: migrations.slice(0, until) });
    await old.initialize();
    const compares = sources.dialect === 'sqlite' && (await loadVectorExtension(old));
    await old.runMigrations();
    await fill(old);
    if (compares) await keepBits(old);
    await old.destroy();
    database = new Database(sources, folder);
    await database.open();
  });

  afterEach(async () => {
    await database.close();
    await postgres?.drop();
    await rm(folder, { recursive: true });
  });

  it('has the signs of every vector it holds, and can delete them', async () => {
    const rows = await database.read.query<{ chunk_id: number | string; signs: Buffer }[]>(
      'SELECT chunk_id, signs FROM chunk_signs ORDER BY chunk_id',
    );
    expect(rows.map(({ chunk_id, signs }) => [Number(chunk_id), [...signs]])).toEqual(
      VECTORS.map(([chunkId, , signs]) => [chunkId, signs]),
    );
    await database.write((manager) => manager.query("DELETE FROM agents WHERE id = 'a'"));
    expect(await database.read.query('SELECT * FROM chunk_signs')).toEqual([]);
  });
});

async function fill(old: DataSource): Promise<void> {
  await old.query(
    `INSERT INTO agents (id, slug, name, description, system_prompt, conversation_starters, session_count, created_at, updated_at)
     VALUES ('a', 'a', 'A', '', '', '[]', 0, 'now', 'now')`,
  );
  await old.query(
    `INSERT INTO documents (id, agent_id, number, filename, mime_type, size_bytes, sha256, blob_key, status, pages_done,
       chunk_count, chunks_done, token_count, created_at) VALUES ('d', 'a', 1, 'd', 't', 1, '', '', 'ready', 0, 0, 0, 0, 'now')`,
  );
  for (const [chunkId, vector] of VECTORS) {
    await old.query(
      `INSERT INTO chunks (chunk_id, document_id, agent_id, ordinal, range_start, range_end, heading, text, token_count)
       VALUES ($1, 'd', 'a', 0, 0, 1, '', '', 1)`,
      [chunkId],
    );
    const bytes = Buffer.from(Float32Array.from(vector).buffer);
    await old.query("INSERT INTO chunk_vectors (chunk_id, agent_id, model, embedding) VALUES ($1, 'a', 'm', $2)", [
      chunkId,
      bytes,
    ]);
  }
}

/** As they were kept by SQLite's vector extension. */
async function keepBits(old: DataSource): Promise<void> {
  await old.query(
    `CREATE VIRTUAL TABLE chunk_bits_3 USING vec0 (part text partition key, chunk_id integer primary key, bits bit[8])`,
  );
  await old.query(
    `CREATE TRIGGER chunk_bits_3_deleted AFTER DELETE ON chunk_vectors BEGIN
       DELETE FROM chunk_bits_3 WHERE chunk_id = old.chunk_id;
     END`,
  );
  await old.query("INSERT INTO chunk_bits_3 (part, chunk_id, bits) VALUES ('p', 2000000, vec_bit($1))", [
    Buffer.from([5]),
  ]);
}
