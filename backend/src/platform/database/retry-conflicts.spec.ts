import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { parseConfig } from '../../config/read-config.js';
import { testDatabaseUrl } from '../../testing/servers/test-database-url.js';
import { makeDatabase, type ThrowAwayDatabase } from '../../testing/servers/throw-away-database.js';
import { Counter } from './rows/counter.entity.js';
import { CounterRepository } from './rows/counter.repository.js';
import { makeDataSources } from './data-source.js';
import { Database } from './database.js';

const server = testDatabaseUrl();
const onPostgres = server === null ? describe.skip : describe;

onPostgres('Writes on Postgres that get in each other’s way', () => {
  let folder: string;
  let postgres: ThrowAwayDatabase;
  let database: Database;
  let counters: CounterRepository;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-conflicts-'));
    postgres = await makeDatabase(server ?? '');
    const { storage } = parseConfig({ DATA_DIR: folder, DATABASE_URL: postgres.url });
    database = new Database(makeDataSources(storage, [Counter]), folder);
    await database.open();
    counters = CounterRepository.from(database.reader);
    await database.write(async (manager) => {
      await counters.change(manager, 'one', 0);
      await counters.change(manager, 'two', 0);
    });
  });

  afterAll(async () => {
    await database.close();
    await postgres.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('are all stored, once, when they wait for each other', async () => {
    const meet = meeting(2);
    let runs = 0;
    const inOrder = (first: string, second: string) => async (manager: EntityManager) => {
      runs++;
      await counters.change(manager, first, 1);
      await meet();
      await counters.change(manager, second, 1);
    };
    await Promise.all([database.write(inOrder('one', 'two')), database.write(inOrder('two', 'one'))]);
    expect(runs).toBe(3);
    expect([await counters.get('one'), await counters.get('two')]).toEqual([2, 2]);
  });

  it('fail with what the database says when it never ends', async () => {
    let runs = 0;
    const refused = database.write((manager) => {
      runs++;
      return manager.query("DO $$ BEGIN RAISE EXCEPTION 'again and again' USING ERRCODE = '40001'; END $$");
    });
    await expect(refused).rejects.toThrow('again and again');
    expect(runs).toBe(5);
  });

  it('are not repeated after any other error', async () => {
    let runs = 0;
    const refused = database.writeOne((manager) => {
      runs++;
      return manager.query('INSERT INTO no_such_table VALUES (1)');
    });
    await expect(refused).rejects.toThrow('no_such_table');
    expect(runs).toBe(1);
  });
});

/** Resolves for everybody when so many have come; whoever comes later passes. */
function meeting(size: number): () => Promise<void> {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let come = 0;
  return () => {
    if (++come >= size) open();
    return opened;
  };
}
