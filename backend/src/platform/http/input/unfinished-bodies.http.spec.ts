import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { pour, sendRaw } from '../../../testing/servers/raw-http.js';
import { SERVER_LIMITS } from '../server/server-limits.js';

const MEGABYTE = 1024 * 1024;
/** What is taken in beside a body's limit, the buffers of two sockets included. */
const SLACK = 24 * MEGABYTE;
const ZEROS = Buffer.alloc(64 * 1024, '0');
/** The same as a chunk of a body whose length is not announced. */
const CHUNK = Buffer.concat([Buffer.from(`${ZEROS.length.toString(16)}\r\n`), ZEROS, Buffer.from('\r\n')]);
const BOUNDARY = 'x-boundary';

describe('A body that is not read to its end', () => {
  let server: TestApp;
  let people: Conversations;
  let documents: string;
  let voice: string;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
    const session = await people.session();
    documents = `/api/agents/${session.agent_id}/documents`;
    voice = `/api/sessions/${session.id}/voice`;
  });

  afterAll(() => server.close());

  const head = (path: string, ...headers: string[]) =>
    [`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${server.port}`, ...headers, '', ''].join('\r\n');
  const json = 'Content-Type: application/json';
  const multipart = `Content-Type: multipart/form-data; boundary=${BOUNDARY}`;
  const part = (field: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n`;
  const chunked = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
  const announced = `Content-Length: ${830 * MEGABYTE}`;
  const unannounced = 'Transfer-Encoding: chunked';
  const storedFiles = async () =>
    (await readdir(server.dataDir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.name.startsWith('parley.'))
      .map((entry) => join(entry.parentPath, entry.name));

  it.each([
    ['JSON', 413, 'payload_too_large', () => '/api/agents', json, 1],
    ['a document', 413, 'payload_too_large', () => documents, multipart, 25],
    ['a recording', 400, 'invalid_audio', () => voice, multipart, 5],
  ])('is refused at once when %s announces too much', async (_what, status, code, path, type, _limit) => {
    const answer = await pour(server.port, head(path(), type, announced), ZEROS);
    expect({ ...(JSON.parse(answer.body) as object), status: answer.status }).toMatchObject({ status, code });
    expect(answer.head).toContain('Connection: close');
    expect(answer.sent).toBeLessThan(SLACK);
    expect(await storedFiles()).toEqual([]);
  });

  it.each([
    ['JSON', 413, 'payload_too_large', () => '/api/agents', json, '', 1],
    ['a document', 413, 'payload_too_large', () => documents, multipart, part('file'), 25],
    ['a recording', 400, 'invalid_audio', () => voice, multipart, part('audio'), 5],
    ['what stands before a document', 413, 'payload_too_large', () => documents, multipart, 'x', 25],
  ])('is refused at its limit when %s announces no length', async (_what, status, code, path, type, begin, limit) => {
    const answer = await pour(
      server.port,
      head(path(), type, unannounced) + (begin === '' ? '' : chunked(begin)),
      CHUNK,
    );
    expect({ ...(JSON.parse(answer.body) as object), status: answer.status }).toMatchObject({ status, code });
    expect(answer.head).toContain('Connection: close');
    expect(answer.sent).toBeLessThan(limit * MEGABYTE + SLACK);
    expect(await storedFiles()).toEqual([]);
  });

  it.each([
    ['an address that does not exist', 404, () => '/api/nothing', multipart],
    ['a content type that is not taken', 415, () => '/api/agents', 'Content-Type: text/plain'],
    [
      'an agent that does not exist',
      404,
      () => '/api/agents/01890000-0000-7000-8000-000000000000/documents',
      multipart,
    ],
  ])('is refused at once for %s', async (_what, status, path, type) => {
    const start = type === multipart ? chunked(part('file')) : '';
    const answer = await pour(server.port, head(path(), type, unannounced) + start, CHUNK);
    expect(answer.status).toBe(status);
    expect(answer.head).toContain('Connection: close');
    expect(answer.sent).toBeLessThan(SLACK);
  });

  it('is not even sent by a client that asks first', async () => {
    const answer = await sendRaw(server.port, head(documents, multipart, announced, 'Expect: 100-continue'));
    expect(answer.status).toBe(413);
  });

  it('is asked for when it will be taken', async () => {
    const text = '{"name":"Atlas","system_prompt":"x"}';
    const length = `Content-Length: ${text.length}`;
    const begin = head('/api/agents', json, length, 'Expect: 100-continue', 'Connection: close');
    const answer = await sendRaw(server.port, begin, text);
    expect(answer.head).toBe('HTTP/1.1 100 Continue');
    expect(answer.body).toContain('HTTP/1.1 201 Created');
  });

  it('leaves the connection open when the rest is short', async () => {
    const refused = `${head('/api/agents', 'Content-Type: text/plain', 'Content-Length: 4')}text`;
    const next = `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`;
    const answer = await sendRaw(server.port, refused, next);
    expect(answer.status).toBe(415);
    expect(answer.body).toContain('HTTP/1.1 200 OK');
  });
});

describe('A connection on which nothing happens', () => {
  let server: TestApp;
  let people: Conversations;

  beforeAll(async () => {
    const limits = { ...SERVER_LIMITS, headersMs: 300, idleBodyMs: 300, checkEveryMs: 20 };
    server = await createTestApp({ limits });
    people = new Conversations(server);
  });

  afterAll(() => server.close());

  const body = '{"name":"Atlas","system_prompt":"x"}';
  const head = (length: number) =>
    `POST /api/agents HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

  it('is waited for 10 seconds for its headers and 30 seconds for its body', () => {
    expect(SERVER_LIMITS).toMatchObject({ headersMs: 10_000, idleBodyMs: 30_000 });
  });

  it('is kept between two requests for longer than nginx, Traefik and Caddy keep theirs to the server', async () => {
    const { headers } = await server.http.get('/health').set('Connection', 'keep-alive').expect(200);
    expect(Number(/^timeout=(\d+)$/.exec(String(headers['keep-alive']))?.[1])).toBeGreaterThan(120);
  });

  it('is closed without a word when no other request follows', async () => {
    const brief = await createTestApp({
      limits: { ...SERVER_LIMITS, headersMs: 100, checkEveryMs: 20, keepAliveMs: 1_000 },
    });
    const answer = await sendRaw(brief.port, `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${brief.port}\r\n\r\n`);
    await brief.close();
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('HTTP/1.1');
  });

  it.each(['', 'GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: '])(
    'is closed when its headers do not come to an end: %j',
    async (start) => {
      expect((await sendRaw(server.port, start)).status).toBe(408);
    },
  );

  it('is told so and closed when nothing more of its body arrives', async () => {
    const answer = await sendRaw(server.port, head(100), '{"name":');
    expect(answer.status).toBe(408);
    expect(JSON.parse(answer.body)).toMatchObject({ error: 'Request Timeout', code: 'request_timeout' });
  });

  it('is told so in the middle of an upload, of which nothing is left', async () => {
    const { agent_id } = await people.session();
    const begin = `POST /api/agents/${agent_id}/documents HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nsome text`;
    expect((await sendRaw(server.port, begin)).status).toBe(408);
    const { body: list } = await server.http.get(`/api/agents/${agent_id}/documents`).expect(200);
    expect(list).toMatchObject({ total: 0 });
  });

  it('goes on when its body is slow but moves', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    socket.write(head(body.length));
    // 36 bytes, one every 50 ms: six times the limit in all.
    let next = 0;
    const timer = setInterval(() => {
      if (next < body.length) socket.write(body.charAt(next++));
    }, 50);
    expect(await answered).toContain('HTTP/1.1 201 Created');
    clearInterval(timer);
    socket.destroy();
  });

  it('stays when it is an event stream', async () => {
    const session = await people.session();
    const feed = await people.feed(session.id);
    await feed.next('snapshot');
    await sendRaw(server.port, head(100), '{"name":');
    await server.http.patch(`/api/sessions/${session.id}`).send({ title: 'Still here' }).expect(200);
    expect((await feed.next('session')).data).toMatchObject({ session: { title: 'Still here' } });
    feed.hangUp();
  });
});
