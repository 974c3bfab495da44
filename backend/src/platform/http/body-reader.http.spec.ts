import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../testing/create-test-app.js';
import type { TestApp } from '../../testing/create-test-app.js';
import { ThingsModule } from '../../testing/things.js';
import { sendRaw } from '../../testing/raw-http.js';

describe('Bodies of requests', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp({ modules: [ThingsModule] });
  });

  afterAll(() => server.close());

  const post = (body: string | Buffer, contentType = 'application/json') =>
    sendRaw(
      server.port,
      [
        'POST /api/things HTTP/1.1',
        `Host: 127.0.0.1:${server.port}`,
        ...(contentType === '' ? [] : [`Content-Type: ${contentType}`]),
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        '',
      ].join('\r\n'),
      body,
    );

  const thing = (more = '') => `{"name":"Atlas"${more}}`;
  const fieldsOf = ({ body }: { body: string }) =>
    (JSON.parse(body) as { fields: { field: string; message: string }[] }).fields;

  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON; charset="UTF-8"'])(
    'are taken as %s',
    async (contentType) => {
      expect((await post(thing(), contentType)).status).toBe(201);
    },
  );

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data',
    'application/json; charset=utf-16',
    '',
  ])('are refused as %j, which a foreign page could send without asking', async (contentType) => {
    const answer = await post(thing(), contentType);
    expect(answer.status).toBe(415);
    expect(JSON.parse(answer.body)).toMatchObject({ error: 'Unsupported Media Type', code: 'unsupported_media_type' });
  });

  it('may start with a byte order mark', async () => {
    expect((await post(`\uFEFF${thing()}`)).status).toBe(201);
  });

  it.each(['{', '{"name":', "{'name':'x'}", 'nonsense', '\u0000'])(
    'are refused when they are not JSON: %j',
    async (text) => {
      const answer = await post(text);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({
        error: 'Bad Request',
        code: 'malformed_body',
        detail: 'The body is not valid JSON.',
      });
    },
  );

  it('are refused when they are not UTF-8', async () => {
    const answer = await post(Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'malformed_body' });
  });

  it('nest at most 32 levels deep', async () => {
    const nested = (levels: number) => thing(`,"x":${'['.repeat(levels)}${']'.repeat(levels)}`);
    expect((await post(nested(31))).status).toBe(422);
    expect((await post(nested(32))).status).toBe(400);
    expect((await post(nested(5_000))).status).toBe(400);
    expect((await post('['.repeat(400_000) + ']'.repeat(400_000))).status).toBe(400);
  });

  it('hold at most 1 MB, and the client gets to read so', async () => {
    for (const bytes of [1_100_000, 6_000_000]) {
      const answer = await post(`"${'x'.repeat(bytes)}"`);
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body)).toMatchObject({ error: 'Payload Too Large', code: 'payload_too_large' });
    }
  });

  it('hold at most 1 MB when their length is not announced either', async () => {
    const head = `POST /api/things HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    expect((await sendRaw(server.port, head, chunk.repeat(20), '0\r\n\r\n')).status).toBe(413);
  });

  it('may be empty, which is an object without members', async () => {
    const answer = await post('', '');
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toEqual([{ field: 'name', message: 'is required' }]);
  });

  it.each(['[]', 'null', '"text"', '3', 'true'])('must be an object, not %s', async (text) => {
    expect((await post(text)).status).toBe(422);
  });

  it.each([
    ['a NUL', 'name', '{"name":"a\\u0000b","story":"x"}'],
    ['half of a surrogate pair', 'story', '{"name":"a","story":"\\ud83d"}'],
    ['half of a surrogate pair in a list', 'tags.1', thing(',"tags":["ok","\\udc00"]')],
    ['a NUL in a name of a member', 'na\uFFFDme', '{"na\\u0000me":"x"}'],
  ])('are refused with %s in any text, naming the field', async (_what, field, text) => {
    const answer = await post(text);
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer).map((problem) => problem.field)).toContain(field);
  });

  it('name unknown members, also those that would reach into objects', async () => {
    const answer = await post('{"name":"Atlas","story":"x","__proto__":{"admin":true},"constructor":1,"id":"mine"}');
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toEqual([
      { field: '__proto__', message: 'is not a known field' },
      { field: 'constructor', message: 'is not a known field' },
      { field: 'id', message: 'is not a known field' },
    ]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('count the last of two equal members, as JSON does', async () => {
    const answer = await post('{"name":"First","name":"Second","story":"x"}');
    expect(JSON.parse(answer.body)).toMatchObject({ name: 'Second' });
  });
});
