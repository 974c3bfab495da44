import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EmbeddingModel } from '../../ai/embedding-model.js';
import { ModelFailure } from '../../ai/model-failure.js';
import { Database } from '../../platform/database/database.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { Documents } from '../../testing/files/documents.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentIndexing, INDEX_DOCUMENT } from './document-indexing.js';
import { unit } from './index/vectors.js';
import { VectorIndex } from './index/vector-index.js';

const TEXT = 'Roses are pruned in February. '.repeat(200);
const DIMENSION_OF_SIMULATOR = 256;

let server: TestApp;
let documents: Documents;
let agentId: string;
let id: string;

beforeEach(async () => {
  // Started again below on the same data.
  const before = await createTestApp({ database: 'sqlite', env: { OPENAI_EMBEDDING_MODEL: 'sim-embedding' } });
  agentId = (await new Conversations(before).agent()).id;
  ({ id } = await new Documents(before).add(agentId, 'garden.txt', TEXT));
  await before.app.close();
  server = await createTestApp({
    database: 'sqlite',
    dataDir: before.dataDir,
    env: { OPENAI_EMBEDDING_MODEL: 'sim-embedding-2' },
  });
  documents = new Documents(server);
});

afterEach(() => server.close());

/** By which model, and with how many numbers each, the passages of the document are embedded. */
async function embedded(): Promise<unknown> {
  return server.app.get(Database).read.query(
    `SELECT embedding_model AS model, embedding_dimension AS dimension,
         (SELECT COUNT(*) FROM chunk_vectors WHERE model = embedding_model AND length(embedding) = 4 * embedding_dimension)
           AS vectors
       FROM documents WHERE id = $1`,
    [id],
  );
}

describe('Documents of an embedding model that was changed', () => {
  it('say that they need to be indexed anew, and are found by their words until they are', async () => {
    const [document] = await documents.list(agentId);
    expect(document).toMatchObject({ status: 'ready', needs_reindex: true });
    const [found] = await documents.search(agentId, 'When are roses pruned?');
    expect(found).toMatchObject({ document_id: id, keyword_rank: 1, vector_rank: null });
  });

  it('are indexed anew with the new model, each passage once, and found by meaning again', async () => {
    const [before] = await documents.list(agentId);
    await server.http.post(`/api/documents/${id}/retry`).expect(202);
    const after = await documents.ended(id);
    expect(after).toMatchObject({ status: 'ready', needs_reindex: false, chunk_count: before?.chunk_count });
    expect(await embedded()).toEqual([
      { model: 'sim-embedding-2', dimension: DIMENSION_OF_SIMULATOR, vectors: after.chunk_count },
    ]);
    const found = await documents.search(agentId, 'When are roses pruned?');
    expect(found.map(({ vector_rank }) => vector_rank)).toContain(1);
    expect(await documents.traces(id)).toEqual({ files: 0, chunks: after.chunk_count, words: 0, vectors: 0 });
  });

  it('are not compared with questions whose vectors have another length', async () => {
    await server.http.post(`/api/documents/${id}/retry`).expect(202);
    await documents.ended(id);
    const index = server.app.get(VectorIndex);
    const question = (length: number) => unit(new Float32Array(length).fill(1));
    const library = { agentId, documents: await server.app.get(DocumentRepository).findSearchable(agentId) };
    expect(await index.find(library, 'sim-embedding-2', question(DIMENSION_OF_SIMULATOR * 2), 10)).toEqual([]);
  });
});

describe('A document whose passages cannot be embedded', () => {
  it('says why, keeps how far it came, and is whole after another try', async () => {
    jest
      .spyOn(server.app.get(EmbeddingModel), 'embed')
      .mockRejectedValueOnce(new ModelFailure('invalid', 'The server gave vectors of 2 and of 3 numbers.'));
    const failed = await documents.add(agentId, 'boats.txt', TEXT);
    expect(failed).toMatchObject({
      status: 'failed',
      error: { code: 'embedding_failed', message: 'The server gave vectors of 2 and of 3 numbers.' },
    });
    expect(failed.chunk_count).toBeGreaterThan(0);
    await server.http.post(`/api/documents/${failed.id}/retry`).expect(202);
    const { status, error, chunk_count } = await documents.ended(failed.id);
    expect({ status, error, chunk_count }).toEqual({ status: 'ready', error: null, chunk_count: failed.chunk_count });
  });
});

describe('A document that was ready when the server went down', () => {
  it('is not indexed again because the end of its job was not noted', async () => {
    const [document] = await documents.list(agentId);
    const asked = server.simulator?.calls.length;
    const job = { kind: INDEX_DOCUMENT, subject_id: id, attempt: 2, isOurs: () => Promise.resolve(true) };
    await server.app.get(DocumentIndexing).run(job, new AbortController().signal);
    expect(await documents.list(agentId)).toEqual([document]);
    expect(server.simulator?.calls.length).toBe(asked);
  });
});
