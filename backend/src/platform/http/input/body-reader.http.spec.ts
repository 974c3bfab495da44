import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../../testing/servers/create-test-app.js';
import type { TestApp } from '../../../testing/servers/create-test-app.js';
import { ThingsModule } from '../../../testing/paged-resource.js';
import { sendRaw } from '../../../testing/servers/raw-http.js';

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

  it('have at most 1,000 members, however they are nested', async () => {
    const members = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [i, 1])));
    const tooMany = [{ field: 'body', message: 'must not have more than 1,000 members' }];
    expect(fieldsOf(await post(members(1_001)))).toEqual(tooMany);
    expect(fieldsOf(await post(thing(`,"x":${members(1_000)}`)))).toEqual(tooMany);
    expect(fieldsOf(await post(thing(`,"x":[${members(500)},${members(500)}]`)))).toEqual(tooMany);
    expect(fieldsOf(await post(thing(`,"x":${members(998)}`)))).toEqual([
      { field: 'x', message: 'is not a known field' },
    ]);
  });

  it('have at most 10,000 values in their lists', async () => {
    const list = (count: number) => thing(`,"tags":[${Array.from({ length: count }, () => '0').join(',')}]`);
    expect(fieldsOf(await post(list(9_998)))).toEqual([{ field: 'tags', message: 'must hold at most 2 texts' }]);
    expect(fieldsOf(await post(list(9_999)))).toEqual([
      { field: 'body', message: 'must not have more than 10,000 values' },
    ]);
  });

  it('are refused naming 20 fields at most, and no endless name', async () => {
    const names = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}${'n'.repeat(900)}`, 1]));
    const answer = await post(JSON.stringify(names));
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toHaveLength(20);
    expect(answer.body.length).toBeLessThan(6_000);
    expect(JSON.parse(answer.body)).toMatchObject({ detail: expect.stringMatching(/; and 481 more$/) });
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

  it('may not reach into objects where a text belongs either', async () => {
    for (const value of [
      '{"constructor":1}',
      '{"then":1}',
      '{"__proto__":{"length":3}}',
      '[{"constructor":{"name":1}}]',
    ]) {
      expect(fieldsOf(await post(`{"name":${value}}`))).toEqual([{ field: 'name', message: 'must be text' }]);
    }
  });

  it('count the last of two equal members, as JSON does', async () => {
    const answer = await post('{"name":"First","name":"Second","story":"x"}');
    expect(JSON.parse(answer.body)).toMatchObject({ name: 'Second' });
  });
});
