import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../config/read-config.js';
import type { EntityManager } from 'typeorm';
import { BatchLoader } from './rows/batch-loader.js';
import { makeDataSources } from './data-source.js';
import { Database } from './database.js';
import { Counter } from './rows/counter.entity.js';
import { CounterRepository } from './rows/counter.repository.js';

describe('The SQLite database', () => {
  let folder: string;
  let database: Database;
  let counters: CounterRepository;

  const open = async () => {
    const { storage } = parseConfig({ DATA_DIR: folder });
    const opened = new Database(makeDataSources(storage, [Counter]), folder);
    await opened.open();
    counters = CounterRepository.from(opened.reader);
    return opened;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-database-'));
    database = await open();
  });

  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('survives a power cut: it writes ahead, waits for the disk and keeps its references', async () => {
    const pragmas = await database.write(async (manager) => ({
      journal: await manager.query<unknown>('PRAGMA journal_mode'),
      synchronous: await manager.query<unknown>('PRAGMA synchronous'),
      foreign_keys: await manager.query<unknown>('PRAGMA foreign_keys'),
      busy: await manager.query<unknown>('PRAGMA busy_timeout'),
    }));
    expect(pragmas).toEqual({
      journal: [{ journal_mode: 'wal' }],
      synchronous: [{ synchronous: 2 }],
      foreign_keys: [{ foreign_keys: 1 }],
      busy: [{ timeout: 5000 }],
    });
  });

  it('keeps all of 500 writes that come at once', async () => {
    await Promise.all(
      Array.from({ length: 500 }, () => database.write((manager) => counters.change(manager, 'visits', 1))),
    );
    expect(await counters.get('visits')).toBe(500);
  });

  it('takes back only the work that fails, not its neighbours in the same commit', async () => {
    const works = Array.from({ length: 20 }, (_, index) =>
      database.write(async (manager) => {
        await counters.change(manager, `counter-${index}`, 1);
        if (index % 5 === 0) throw new Error('changed my mind');
      }),
    );
    const outcomes = await Promise.allSettled(works);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    const rows = await database.read.query<{ name: string }[]>('SELECT name FROM counters');
    expect(rows).toHaveLength(16);
    expect(rows).not.toContainEqual({ name: 'counter-5' });
  });

  it('goes on after a statement that the database itself refuses', async () => {
    const refused = database.write((manager) => manager.query('INSERT INTO no_such_table VALUES (1)'));
    const accepted = database.write((manager) => counters.change(manager, 'visits', 1));
    await expect(refused).rejects.toThrow('no_such_table');
    await accepted;
    expect(await counters.get('visits')).toBe(1);
  });

  it('shows readers nothing that is not committed', async () => {
    let seenDuring: number | null = null;
    await database.write(async (manager) => {
      await counters.change(manager, 'visits', 1);
      seenDuring = await counters.get('visits');
    });
    expect(seenDuring).toBe(0);
    expect(await counters.get('visits')).toBe(1);
  });

  it('gives readers no way to write', async () => {
    await expect(database.read.query("INSERT INTO counters (name, value) VALUES ('x', 1)")).rejects.toThrow('readonly');
  });

  it('keeps a single statement without a transaction around it, also between others', async () => {
    const add = (manager: EntityManager) => counters.change(manager, 'visits', 1);
    await Promise.all([database.writeOne(add), database.write(add), database.writeOne(add)]);
    await database.writeOne(add);
    await expect(
      database.writeOne((manager) => manager.query('INSERT INTO no_such_table VALUES (1)')),
    ).rejects.toThrow();
    expect(await counters.get('visits')).toBe(4);
  });

  it('reads rows that are asked for at the same moment with one statement', async () => {
    await database.write((manager) => counters.change(manager, 'visits', 3));
    const asked: string[][] = [];
    const loader = new BatchLoader(async (names) => {
      asked.push(names);
      const rows = await database.read.query<{ name: string; value: number }[]>('SELECT name, value FROM counters');
      return new Map(rows.map((row) => [row.name, row.value]));
    });
    const values = await Promise.all(['visits', 'nothing', 'visits'].map((name) => loader.get(name)));
    expect(values).toEqual([3, null, 3]);
    expect(asked).toEqual([['visits', 'nothing']]);
  });

  it('copies an existing file beside itself before it changes the schema', async () => {
    await database.write((manager) => counters.change(manager, 'visits', 3));
    await database.write((manager) => manager.query("DELETE FROM migrations WHERE name LIKE 'Idempotency%'"));
    await database.write((manager) => manager.query('DROP TABLE idempotency_keys'));
    await database.close();
    expect(await copies(folder)).toHaveLength(0);

    database = await open();

    expect(await copies(folder)).toHaveLength(1);
    expect(await counters.get('visits')).toBe(3);
  });

  it('retains the last three of those copies, and none that a crash cut short', async () => {
    await database.close();
    const copy = (day: string) => `parley.db.before-migration-2026-11-${day}T00-00-00-000Z`;
    for (const day of ['01', '02', '03', '04']) await writeFile(join(folder, copy(day)), '');
    await writeFile(join(folder, `${copy('05')}.partial`), '');
    database = await open();
    expect((await copies(folder)).sort()).toEqual([copy('02'), copy('03'), copy('04')]);
  });
});

async function copies(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.includes('before-migration'));
}
