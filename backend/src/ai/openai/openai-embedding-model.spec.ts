import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseConfig } from '../../config/read-config.js';
import { ModelConnection } from '../model-connection.js';
import { OpenAiEmbeddingModel } from './openai-embedding-model.js';
import { configuredEmbedder, type Provider } from './provider.js';

const { signal } = new AbortController();
/** What the server in place of a provider answers next. */
let answer: { status: number; body: string };
let asked: Record<string, unknown>[];
let server: Server;

function providerAt(url: string): Provider {
  const config = parseConfig({ OPENAI_BASE_URL: `${url}/v1`, OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small' });
  const provider = configuredEmbedder(config);
  if (!provider) throw new Error('not configured');
  return provider;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const vectors = (...all: number[][]) => ({
  status: 200,
  body: JSON.stringify({
    data: all.map((embedding, index) => ({ index, embedding })).reverse(),
    usage: { prompt_tokens: 7 },
  }),
});

async function model(): Promise<OpenAiEmbeddingModel> {
  asked = [];
  const { port } = server.address() as AddressInfo;
  return Promise.resolve(
    new OpenAiEmbeddingModel(providerAt(`http://127.0.0.1:${port}`), { pause: () => Promise.resolve() }),
  );
}

describe('An embedding model', () => {
  it('is asked for floats and gives the vectors in the order of the texts', async () => {
    const embedder = await model();
    answer = vectors([1, 0], [0, 1]);
    const { vectors: given, input_tokens } = await embedder.embed(['a', 'b'], signal);
    expect(given.map((vector) => [...vector])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(input_tokens).toBe(7);
    expect(asked).toEqual([{ model: 'text-embedding-3-small', input: ['a', 'b'], encoding_format: 'float' }]);
    await embedder.close();
  });

  it('fails when its vectors become shorter than they were', async () => {
    const embedder = await model();
    answer = vectors([1, 0, 0]);
    await embedder.embed(['a'], signal);
    answer = vectors([1, 0]);
    await expect(embedder.embed(['a'], signal)).rejects.toMatchObject({ kind: 'invalid' });
    await embedder.close();
  });

  it.each([
    ['fewer vectors than texts', vectors([1, 0])],
    ['no numbers', { status: 200, body: '{"data":[{"index":0,"embedding":"AAAA"},{"index":1,"embedding":"AAAA"}]}' }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['nothing', { status: 200, body: '' }],
  ])('fails in words when it gives %s', async (_, given) => {
    const embedder = await model();
    answer = given;
    await expect(embedder.embed(['a', 'b'], signal)).rejects.toMatchObject({ kind: 'invalid' });
    await embedder.close();
  });

  it('is asked again after an error of the server, and not after a refusal', async () => {
    const embedder = await model();
    answer = { status: 500, body: '{}' };
    await expect(embedder.embed(['a'], signal)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(asked).toHaveLength(3);
    answer = { status: 401, body: '{}' };
    await expect(embedder.embed(['a'], signal)).rejects.toMatchObject({ kind: 'misconfigured' });
    expect(asked).toHaveLength(4);
    await embedder.close();
  });
});

describe('The embedding model of the server', () => {
  it('is the simulator only where the answers are simulated too', async () => {
    const simulated = await ModelConnection.open(parseConfig({}));
    expect(simulated.embedder).toMatchObject({ simulated: true, model: 'simulator' });
    const [first, second] = (await simulated.embedder.embed(['winter tyres', 'winter tires'], signal)).vectors;
    expect(first).toHaveLength(second?.length ?? 0);
    await simulated.close();
    const words = await ModelConnection.open(parseConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }));
    expect(words.embedder).toMatchObject({ simulated: false, model: null });
    expect(words.simulator).toBeNull();
    await words.close();
  });
});
