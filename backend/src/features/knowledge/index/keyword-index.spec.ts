import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../../platform/database/database.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { KeywordIndex } from './keyword-index.js';

/** More than are ranked for one question. */
const COUNT = 4_500;
const AGENT = '01980f5e-4c5a-7000-8000-000000000001';
const OTHER = '01980f5e-4c5a-7000-8000-000000000002';
const RARE = 1_234;
const BOTH = [77, 4_321];

describe('A library in which some words stand in every passage', () => {
  let server: TestApp;
  let index: KeywordIndex;

  beforeAll(async () => {
    // Postgres ranks in another way, and without a limit.
    server = await createTestApp({ database: 'sqlite' });
    index = server.app.get(KeywordIndex);
    const rows = Array.from({ length: COUNT }, (_, chunkId) => {
      const words = [
        'harbour',
        chunkId === RARE ? 'lighthouse' : 'boat',
        BOTH.includes(chunkId) ? 'winter summer' : '',
      ];
      return { chunk_id: chunkId, heading: '', text: words.join(' ') };
    });
    await server.app.get(Database).write(async (manager) => {
      await index.insert(manager, AGENT, rows);
      await index.insert(manager, OTHER, [{ chunk_id: COUNT, heading: '', text: 'harbour lighthouse' }]);
    });
  }, 60_000);

  afterAll(() => server.close());

  const find = (question: string, limit = 40) => index.find(AGENT, question, limit, COUNT);

  it('is searched for the words that tell passages apart', async () => {
    expect(await find('the lighthouse of the harbour')).toEqual([RARE]);
    expect((await find('harbour in winter or summer')).sort((a, b) => a - b)).toEqual(BOTH);
  });

  it('gives passages that hold all the words when none of them tells anything apart', async () => {
    const found = await find('harbour boat');
    expect(found).toHaveLength(40);
    expect(found).not.toContain(RARE);
  });

  it('gives nothing for words that stand nowhere, and nothing of another agent', async () => {
    expect(await find('submarine')).toEqual([]);
    expect(await index.find(OTHER, 'boat', 40, COUNT)).toEqual([]);
    expect(await index.find(OTHER, 'lighthouse', 40, COUNT)).toEqual([COUNT]);
  });
});
