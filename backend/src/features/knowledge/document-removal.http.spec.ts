import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database } from '../../platform/database/database.js';
import { changeCounter } from '../../platform/database/counters.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/create-test-app.js';
import type { EventClient } from '../../testing/event-client.js';
import { Documents } from '../../testing/documents.js';
import { Document } from './document.entity.js';
import { ChunkStore } from './index/chunk-store.js';
import { chunkId } from './index/chunk-ids.js';
import { WordIndex } from './index/word-index.js';

const CHUNKS = 3_000;
const PORTION = 500;

let server: TestApp;
let talk: Conversations;
let documents: Documents;
let database: Database;

beforeAll(async () => {
  // The gate, through which one write at a time goes, is SQLite's.
  server = await createTestApp({ database: 'sqlite' });
  talk = new Conversations(server);
  documents = new Documents(server);
  database = server.app.get(Database);
});

afterAll(() => server.close());

/** A document of many passages. */
async function large(agent_id: string): Promise<Document> {
  const { id } = await documents.add(agent_id, 'large.txt', 'One sentence.');
  const document = await database.repository(Document).findOneByOrFail({ id });
  for (let first = 1; first < CHUNKS; first += PORTION) {
    const chunks = Array.from({ length: PORTION }, (_, index) => ({
      ...{ ordinal: first + index, page: null, start: 0, end: 1, heading: '', token_count: 4 },
      text: `Passage ${first + index} of a long story.`,
    }));
    await database.write(async (manager) => {
      await server.app.get(ChunkStore).insert(manager, document, chunks);
      const words = chunks.map((chunk) => ({ ...chunk, chunk_id: chunkId(document.number, chunk.ordinal) }));
      await server.app.get(WordIndex).insert(manager, agent_id, words);
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
    await database.write((manager) => changeCounter(manager, 'writes', 1));
    if (over) return writes;
    writes++;
  }
}

describe('Deleting a large library', () => {
  it('with its agent lets others write meanwhile, and leaves nothing', async () => {
    const agent = await talk.agent();
    const document = await large(agent.id);
    await documents.add(agent.id, 'small.txt', 'Another sentence.');
    const deleted = Promise.resolve(server.http.delete(`/api/agents/${agent.id}`).expect(204));
    expect(await writesDuring(deleted)).toBeGreaterThan(8);
    await deleted;
    expect(await documents.traces(document.id)).toMatchObject({ files: 0, chunks: 0, words: 0 });
    await server.http.get(`/api/agents/${agent.id}`).expect(404);
  });

  it('with its agent also ends an answer that begins meanwhile', async () => {
    const agent = await talk.agent({ model: 'sim-100tps' });
    const session = await talk.session({ agent_id: agent.id });
    const chunks = server.app.get(ChunkStore);
    const client = new Promise<EventClient>((resolve, reject) => {
      jest.spyOn(chunks, 'deleteMostOf').mockImplementationOnce(async () => {
        await talk.send(session.id, '/say 1000').then(resolve, reject);
        await (await client).next('token');
      });
    });
    await server.http.delete(`/api/agents/${agent.id}`).expect(204);
    expect((await (await client).rest()).at(-1)).toMatchObject({ type: 'error', data: { code: 'deleted' } });
  });

  it('by its document lets others write meanwhile, and leaves nothing', async () => {
    const agent = await talk.agent();
    const document = await large(agent.id);
    const deleted = Promise.resolve(server.http.delete(`/api/documents/${document.id}`).expect(204));
    expect(await writesDuring(deleted)).toBeGreaterThan(8);
    await deleted;
    expect(await documents.traces(document.id)).toMatchObject({ files: 0, chunks: 0, words: 0 });
  });

  it('that was interrupted can be taken back: the document is indexed again, no passage missing', async () => {
    const agent = await talk.agent();
    const { id, chunk_count } = await documents.add(agent.id, 'sea.txt', 'A sentence about the sea. '.repeat(800));
    expect(chunk_count).toBeGreaterThan(4);
    const ordinals = () =>
      database.read.query('SELECT ordinal FROM chunks WHERE document_id = $1 ORDER BY ordinal', [id]);
    const whole = await ordinals();
    jest.spyOn(server.app.get(ChunkStore), 'deleteOf').mockImplementationOnce(async () => {
      await database.write((manager) =>
        manager.query('DELETE FROM chunks WHERE document_id = $1 AND ordinal < 2', [id]),
      );
      throw new Error('the server went down');
    });
    await server.http.delete(`/api/documents/${id}`).expect(500);
    expect(await documents.search(agent.id, 'sea')).toEqual([]);
    await server.http.post(`/api/documents/${id}/retry`).expect(202);
    expect(await documents.ended(id)).toMatchObject({ status: 'ready', chunk_count });
    expect(await ordinals()).toEqual(whole);
    expect(await documents.traces(id)).toMatchObject({ words: 0, vectors: 0 });
  });
});
