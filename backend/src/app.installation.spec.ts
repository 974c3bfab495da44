import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { TABLES } from './app.module.js';
import { ConfigModule } from './config/config.module.js';
import { parseConfig } from './config/read-config.js';
import { BlobsModule } from './platform/blobs/blobs.module.js';
import { Database } from './platform/database/database.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { Conversations } from './testing/conversations.js';
import { createTestApp, type TestApp } from './testing/servers/create-test-app.js';
import { Documents } from './testing/files/documents.js';
import { testDatabaseUrl } from './testing/servers/test-database-url.js';
import { makeDatabase, type ThrowAwayDatabase } from './testing/servers/throw-away-database.js';

const postgres = testDatabaseUrl();
const IDS = 'parley.installation.json';

describe('Files in the data folder', () => {
  let folder: string;
  const databases: ThrowAwayDatabase[] = [];
  let server: TestApp | null = null;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-installation-'));
  });

  afterEach(async () => {
    await stop();
    for (const database of databases.splice(0)) await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The settings of a new database: of the server that the suite runs on, or SQLite in the folder. */
  async function newDatabase(): Promise<Record<string, string>> {
    if (postgres === null) return {};
    const database = await makeDatabase(postgres);
    databases.push(database);
    return { DATABASE_URL: database.url };
  }

  /** Only what decides whether a server starts on the folder, and stops again. */
  async function start(env: Record<string, string>): Promise<void> {
    const config = parseConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', ...env });
    const imports = [ConfigModule.with(config), PlatformModule, DatabaseModule.forEntities(TABLES), BlobsModule];
    const module = await Test.createTestingModule({ imports }).compile();
    await module.close();
  }

  /** A server takes a document. */
  async function use(env: Record<string, string>): Promise<void> {
    server = await createTestApp({ dataDir: folder, env: { DATABASE_URL: '', ...env } });
    const { id } = await new Conversations(server).agent();
    await new Documents(server).upload(id, 'garden.txt', 'The gate is open until nine.').expect(202);
    expect(await files()).toHaveLength(1);
  }

  async function stop(): Promise<void> {
    await server?.close();
    server = null;
  }

  /** As a server from before there were ids leaves its database. */
  async function forgetId(): Promise<void> {
    await server?.app.get(Database).write((manager) => manager.query('DELETE FROM installation'));
  }

  async function files(): Promise<string[]> {
    const entries = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  it('keep a server from starting whose database is a new one', async () => {
    await use(await newDatabase());
    await stop();
    if (postgres === null) await rm(join(folder, 'parley.db'));
    await expect(start(await newDatabase())).rejects.toThrow(
      `The documents and recordings in ${join(folder, 'files')} belong to another database.`,
    );
    expect(await files()).toHaveLength(1);
  });

  it('are accepted when they and their database are from before there were ids', async () => {
    const env = await newDatabase();
    await use(env);
    await forgetId();
    await stop();
    await rm(join(folder, IDS));
    await start(env);
    expect(await readdir(folder)).toContain(IDS);
    await start(env);
  });

  it('are accepted when a copy of the folder left out which database it belongs to', async () => {
    const env = await newDatabase();
    await use(env);
    await stop();
    await rm(join(folder, IDS));
    await start(env);
    expect(await readdir(folder)).toContain(IDS);
  });

  it('may be missing: an empty folder belongs to whichever database a server starts with', async () => {
    await start(await newDatabase());
    if (postgres === null) await rm(join(folder, 'parley.db'));
    const env = await newDatabase();
    await use(env);
    await stop();
    await start(env);
  });

  const onPostgres = postgres === null ? it.skip : it;
  const onSqlite = postgres === null ? it : it.skip;

  onSqlite('are accepted with a copy of their database from before it had an id', async () => {
    await use({});
    await forgetId();
    await stop();
    await start({});
    await start({});
  });

  onPostgres('keep a server from starting on Postgres that ran on SQLite before, and it can go back', async () => {
    await use({});
    await stop();
    const env = await newDatabase();
    await expect(start(env)).rejects.toThrow('Set DATABASE_URL or DATA_DIR so that they belong together');
    await expect(start(env)).rejects.toThrow('belong to another database');
    await start({});
  });

  onPostgres('keep a server from starting with a database that belonged to the folder while it was empty', async () => {
    const other = await newDatabase();
    await start(other);
    await use(await newDatabase());
    await stop();
    await expect(start(other)).rejects.toThrow('belong to another database');
  });
});
