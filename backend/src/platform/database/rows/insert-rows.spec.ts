import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../../config/read-config.js';
import { Database } from '../database.js';
import { makeDataSources } from '../data-source.js';
import { insertRows, updateFrom } from './insert-rows.js';

const KINDS = ['it\'s "said"\n{}[]', 'Ünï 🙂', '', '12', null, 0, -7, 2_147_483_648, 0.5, true, false];

describe('Rows on SQLite', () => {
  let folder: string;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-rows-'));
    database = new Database(makeDataSources(parseConfig({ DATA_DIR: folder }).storage, []), folder);
    await database.open();
    await database.write((manager) => manager.query('CREATE TABLE kinds (id varchar, value, made)'));
  });

  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it.each([1, 3, 4, 500])('are stored and changed alike, be they %d', async (count) => {
    const rows = Array.from({ length: count }, (_, at) => ({ id: `id${at}`, value: KINDS[at % KINDS.length] ?? null }));
    const stored = await database.write(async (manager) => {
      await manager.query('DELETE FROM kinds');
      await insertRows(manager, 'kinds', rows, { made: '1 + 1' });
      return manager.query<unknown[]>('SELECT * FROM kinds ORDER BY rowid');
    });
    expect(stored).toEqual(
      rows.map(({ id, value }) => ({ id, value: typeof value === 'boolean' ? Number(value) : value, made: 2 })),
    );
    const changed = await database.write((manager) =>
      updateFrom(
        manager,
        rows.map(({ id }) => ({ id, value: `${id}!` })),
        'UPDATE kinds SET value = given.value FROM given WHERE kinds.id = given.id RETURNING kinds.value',
      ),
    );
    expect(changed).toEqual(rows.map(({ id }) => ({ value: `${id}!` })));
  });
});
