import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { Documents } from '../../../testing/files/documents.js';
import { Database } from '../../../platform/database/database.js';
import { Document } from '../document.entity.js';
import { DocumentRepository } from '../document.repository.js';
import { DocumentsService } from '../documents/documents.service.js';
import { chunkId, firstChunkId, lastChunkId } from './chunk-ids.js';
import { ChunkRepository } from './chunk.repository.js';
import { VectorIndex } from './vector-index.js';
import { unit } from './vectors.js';

const DIMENSION = 512;
/** More than are compared one by one. */
const COUNT = 800;

/** The same numbers in every run (a linear congruential generator, spread by a multiplication). */
function vector(seed: number): Float32Array {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return unit(
    Float32Array.from({ length: DIMENSION }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32 - 0.5;
    }),
  );
}

/** `seed`'s vector, moved a little. */
function near(seed: number): Float32Array {
  const other = vector(seed + 100_000);
  return unit(vector(seed).map((value, index) => value + 0.5 * (other[index] ?? 0)));
}

describe('A library with more vectors than are compared one by one', () => {
  let server: TestApp;
  let index: VectorIndex;
  let agentId: string;
  let number: number;

  beforeAll(async () => {
    server = await createTestApp();
    index = server.app.get(VectorIndex);
    ({ agent_id: agentId, number } = await library());
  }, 60_000);

  const find = async (agent: string, model: string, question: Float32Array, limit: number) => {
    const documents = await server.app.get(DocumentRepository).findSearchable(agent);
    return index.find({ agentId: agent, documents }, model, question, limit);
  };

  /** A new agent with a document of so many passages that vectors are compared by their signs first. */
  async function library(): Promise<{ agent_id: string; number: number }> {
    const { id: agentId } = await new Conversations(server).agent();
    const { id } = await new Documents(server).add(agentId, 'a.txt', 'One sentence.');
    const document = await server.app.get(DocumentsService).get(id);
    const rows = Array.from({ length: COUNT }, (_, seed) => ({ ordinal: seed + 10, seed }));
    await server.app.get(Database).write(async (manager) => {
      await manager.update(Document, document.id, {
        embedding_model: 'long',
        embedding_dimension: DIMENSION,
        chunk_count: COUNT + 10,
      });
      const text = { page: null, start: 0, end: 1, heading: '', text: 'x', token_count: 1 };
      const chunks = rows.map(({ ordinal }) => ({ ...text, ordinal }));
      await server.app.get(ChunkRepository).insertAll(manager, document, chunks);
      const vectors = rows.map(({ ordinal, seed }) => ({
        chunk_id: chunkId(document.number, ordinal),
        vector: vector(seed),
      }));
      await index.insert(manager, agentId, 'long', vectors);
    });
    return { agent_id: agentId, number: document.number };
  }

  afterAll(() => server.close());

  it('still gives the nearest first', async () => {
    for (const seed of [0, 7, 399, 798]) {
      const [first] = await find(agentId, 'long', near(seed), 10);
      expect(first).toBe(chunkId(number, seed + 10));
    }
  });

  it('gives nothing that was embedded by another model, or belongs to another agent', async () => {
    expect(await find(agentId, 'other', near(7), 10)).toEqual([]);
    expect(await find('01980f5e-4c5a-7000-8000-000000000000', 'long', near(7), 10)).toEqual([]);
  });

  it('gives an agent its own passages only, where another has the very same', async () => {
    const other = await library();
    const belongsTo = (document: number) => (id: number) => id >= firstChunkId(document) && id <= lastChunkId(document);
    const mine = await find(agentId, 'long', near(7), 10);
    const theirs = await find(other.agent_id, 'long', near(7), 10);
    expect([mine[0], theirs[0]]).toEqual([chunkId(number, 17), chunkId(other.number, 17)]);
    expect(mine.filter(belongsTo(number))).toEqual(mine);
    expect(theirs.filter(belongsTo(other.number))).toEqual(theirs);
  });

  it('finds new vectors of a document that was indexed anew', async () => {
    await server.app.get(Database).write(async (manager) => {
      await index.insert(manager, agentId, 'long', [{ chunk_id: chunkId(number, 20), vector: vector(5000) }]);
      await manager.update(Document, { number }, { ready_at: '2026-11-21T12:00:00.000Z' });
    });
    expect((await find(agentId, 'long', near(5000), 10))[0]).toBe(chunkId(number, 20));
  });

  it('forgets the vectors of passages that are gone', async () => {
    await server.app
      .get(Database)
      .write((manager) => manager.query('DELETE FROM chunks WHERE chunk_id = $1', [chunkId(number, 17)]));
    expect(await find(agentId, 'long', near(7), 10)).not.toContain(chunkId(number, 17));
  });
});
