import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database } from '../../../platform/database/database.js';
import { CounterRepository } from '../../../platform/database/rows/counter.repository.js';
import { Removals } from '../../../platform/removal/removals.js';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { Documents } from '../../../testing/files/documents.js';
import { Document } from '../document.entity.js';
import { ChunkRepository } from '../index/chunk.repository.js';
import { chunkId } from '../index/chunk-ids.js';
import { KeywordIndex } from '../index/keyword-index.js';

const CHUNKS = 3_000;
const PORTION = 500;

let server: TestApp;
let talk: Conversations;
let documents: Documents;
let database: Database;
let removals: Removals;
let counters: CounterRepository;

beforeAll(async () => {
  // The gate, through which one write at a time goes, is SQLite's.
  server = await createTestApp({ database: 'sqlite' });
  talk = new Conversations(server);
  documents = new Documents(server);
  database = server.app.get(Database);
  removals = server.app.get(Removals);
  counters = server.app.get(CounterRepository);
});

afterAll(() => server.close());

/** A document of many passages. */
async function large(agentId: string): Promise<Document> {
  const { id } = await documents.add(agentId, 'large.txt', 'One sentence.');
  const document = await database.reader.getRepository(Document).findOneByOrFail({ id });
  for (let first = 1; first < CHUNKS; first += PORTION) {
    const chunks = Array.from({ length: PORTION }, (_, index) => ({
      ...{ ordinal: first + index, page: null, start: 0, end: 1, heading: '', token_count: 4 },
      text: `Passage ${first + index} of a long story.`,
    }));
    await database.write(async (manager) => {
      await server.app.get(ChunkRepository).insertAll(manager, document, chunks);
      const words = chunks.map((chunk) => ({ ...chunk, chunk_id: chunkId(document.number, chunk.ordinal) }));
      await server.app.get(KeywordIndex).insert(manager, agentId, words);
      await manager.update(Document, { id }, { chunk_count: first + PORTION, chunks_done: first + PORTION });
    });
  }
  return document;
}

/** How many others could write while this went on. */
async function writesDuring(work: Promise<unknown>): Promise<number> {
  let over = false;
  void work.finally(() => (over = true));
  let writes = 0;
  for (;;) {
    await database.write((manager) => counters.change(manager, 'writes', 1));
    if (over) return writes;
    writes++;
  }
}

describe('Deleting a large library', () => {
  it('with its agent lets others write meanwhile, and leaves nothing', async () => {
    const agent = await talk.agent();
    const document = await large(agent.id);
    await documents.add(agent.id, 'small.txt', 'Another sentence.');
    await server.http.delete(`/api/agents/${agent.id}`).expect(204);
    await server.http.get(`/api/agents/${agent.id}`).expect(404);
    await server.http.get(`/api/documents/${document.id}`).expect(404);
    expect(await writesDuring(removals.idle())).toBeGreaterThan(8);
    expect(await documents.traces(document.id)).toMatchObject({ files: 0, chunks: 0, words: 0 });
  }, 60_000);

  it('by its document lets others write meanwhile, and leaves nothing', async () => {
    const agent = await talk.agent();
    const document = await large(agent.id);
    await server.http.delete(`/api/documents/${document.id}`).expect(204);
    expect(await documents.list(agent.id)).toEqual([]);
    expect(await documents.search(agent.id, 'passage')).toEqual([]);
    await server.http.delete(`/api/documents/${document.id}`).expect(404);
    expect(await writesDuring(removals.idle())).toBeGreaterThan(8);
    expect(await documents.traces(document.id)).toMatchObject({ files: 0, chunks: 0, words: 0 });
  }, 60_000);

  it('goes on after it failed in the middle', async () => {
    const agent = await talk.agent();
    const { id } = await documents.add(agent.id, 'sea.txt', 'A sentence about the sea. '.repeat(800));
    jest.spyOn(server.app.get(ChunkRepository), 'deleteOf').mockImplementationOnce(async () => {
      await database.write((manager) =>
        manager.query('DELETE FROM chunks WHERE document_id = $1 AND ordinal < 2', [id]),
      );
      throw new Error('the disk is full');
    });
    await server.http.delete(`/api/documents/${id}`).expect(204);
    await removals.idle();
    expect(await documents.search(agent.id, 'sea')).toEqual([]);
    removals.wake();
    await removals.idle();
    expect(await documents.traces(id)).toMatchObject({ files: 0, chunks: 0, words: 0, vectors: 0 });
  });
});
