import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TABLES } from './app.module.js';
import { parseConfig } from './config/read-config.js';
import { testDatabaseUrl } from './testing/servers/test-database-url.js';
import { type DataSources, makeDataSources } from './platform/database/data-source.js';
import { Database } from './platform/database/database.js';
import { makeDatabase, type ThrowAwayDatabase } from './testing/servers/throw-away-database.js';

describe('The schema that the migrations make', () => {
  let folder: string;
  let postgres: ThrowAwayDatabase | null = null;
  let sources: DataSources;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-schema-'));
    const server = testDatabaseUrl();
    postgres = server === null ? null : await makeDatabase(server);
    const { storage } = parseConfig({ DATA_DIR: folder, ...(postgres && { DATABASE_URL: postgres.url }) });
    sources = makeDataSources(storage, TABLES);
    database = new Database(sources, folder);
    await database.open();
  });

  afterAll(async () => {
    await database.close();
    await postgres?.drop();
    await rm(folder, { recursive: true });
  });

  it('is the one the entities describe', async () => {
    const missing = await sources.writer.driver.createSchemaBuilder().log();
    expect(missing.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back step by step', async () => {
    for (const _ of sources.writer.migrations) await sources.writer.undoLastMigration();
    const tables = await sources.writer.createQueryRunner().getTables(TABLES.map((table) => tableName(sources, table)));
    expect(tables).toEqual([]);
  });
});

function tableName(sources: DataSources, table: (typeof TABLES)[number]): string {
  return sources.writer.getMetadata(table).tableName;
}
