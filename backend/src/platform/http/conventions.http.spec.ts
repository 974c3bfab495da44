import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../testing/servers/create-test-app.js';
import type { TestApp } from '../../testing/servers/create-test-app.js';
import { collectLogLines } from '../../testing/log-lines.js';
import { ThingStore, ThingsModule } from '../../testing/paged-resource.js';
import { Logger } from '../observability/logger.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('Every request', () => {
  let server: TestApp;
  const log = collectLogLines('info');

  beforeAll(async () => {
    server = await createTestApp({
      modules: [ThingsModule],
      override: (builder) => builder.overrideProvider(Logger).useValue(log.logger),
    });
  });

  beforeEach(() => {
    server.app.get(ThingStore).things.clear();
    log.records.length = 0;
  });

  afterAll(() => server.close());

  it.each(['abc', 'A-b_c.9', 'x'.repeat(128)])('keeps its correlation id %s', async (id) => {
    const { headers } = await server.http.get('/api/health').set('X-Correlation-ID', id);
    expect(headers['x-correlation-id']).toBe(id);
  });

  it.each(['', 'with space', 'x'.repeat(129), '<script>', 'a\tb', 'é'])(
    'gets a fresh correlation id for %j',
    async (id) => {
      const { headers } = await server.http.get('/api/health').set('X-Correlation-ID', id);
      expect(headers['x-correlation-id']).toMatch(UUID);
    },
  );

  it('has its correlation id also when it is turned away at the door', async () => {
    const { status, headers, body } = await server.http.get('/api/health').set('Host', 'evil.example');
    expect(status).toBe(421);
    expect(headers['x-correlation-id']).toMatch(UUID);
    expect(body).toMatchObject({ correlation_id: headers['x-correlation-id'] });
  });

  it('leaves one line in the log: method, route, status, duration, and nothing a person wrote', async () => {
    await server.http.get('/api/things?limit=3').set('X-Correlation-ID', 'list-1');
    await server.http.post('/api/things').set('X-Correlation-ID', 'make-1').send({ name: 'secret tea' });
    await server.http.get('/api/things/01890000-0000-7000-8000-000000000000').set('X-Correlation-ID', 'get-1');
    await server.http.get('/api/nothing?q=private').set('X-Correlation-ID', 'none-1');
    const line = (fields: object) => ({
      level: 'info',
      time: expect.any(String),
      message: 'request',
      duration_ms: expect.any(Number),
      ...fields,
    });
    expect(log.records).toEqual([
      line({ correlation_id: 'list-1', method: 'GET', path: '/api/things', status: 200 }),
      line({ correlation_id: 'make-1', method: 'POST', path: '/api/things', status: 201 }),
      line({ correlation_id: 'get-1', method: 'GET', path: '/api/things/:id', status: 404 }),
      line({ correlation_id: 'none-1', method: 'GET', path: '/api/nothing', status: 404 }),
    ]);
    expect(log.text()).not.toMatch(/secret tea|private/);
  });

  it('may name version 1 of the API, and no other', async () => {
    expect((await server.http.get('/api/health').set('API-Version', '1')).status).toBe(200);
    const { status, body } = await server.http.get('/api/health').set('API-Version', '2');
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'Bad Request', code: 'unsupported_version' });
  });

  it('is measured by route', async () => {
    await server.http.get('/api/things');
    const { text, headers } = await server.http.get('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain; version=/);
    expect(text).toMatch(
      /parley_request_duration_seconds_count\{method="GET",route="\/api\/things",status="200"\} \d+/,
    );
    for (const name of [
      'parley_running_turns',
      'parley_time_to_first_token_seconds_count',
      'parley_tokens_total',
      'parley_provider_errors_total',
      'parley_event_loop_delay_seconds',
      'parley_open_streams',
    ]) {
      expect(text).toContain(name);
    }
  });

  it('is answered with headers that let nothing run, be framed or be guessed', async () => {
    const { headers } = await server.http.get('/api/health');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });
});

describe('Lists', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp({ modules: [ThingsModule] });
    for (const name of ['a', 'b', 'c']) await server.http.post('/api/things').send({ name });
  });

  afterAll(() => server.close());

  const list = (query: string) => server.http.get(`/api/things?${query}`);
  const names = (body: { things: { name: string }[] }) => body.things.map(({ name }) => name);

  it('say how many there are, whether there is more, and where it goes on', async () => {
    const first = await list('limit=2');
    expect(first.body).toMatchObject({ total: 3, has_more: true, next_cursor: expect.any(String) });
    expect(names(first.body)).toEqual(['a', 'b']);
    const second = await list(`limit=2&cursor=${first.body.next_cursor}`);
    expect(second.body).toMatchObject({ total: 3, has_more: false, next_cursor: null });
    expect(names(second.body)).toEqual(['c']);
  });

  it('have no next page when the last one is exactly full', async () => {
    expect((await list('limit=3')).body).toMatchObject({ has_more: false, next_cursor: null });
  });

  it.each(['-1', '0', '101', '1e3', '0x10', 'NaN', '٣', '1.0', '+5', ' 5', '', 'Infinity', '5&limit=6', '٣٣'])(
    'refuse limit=%s',
    async (limit) => {
      const { status, body } = await list(`limit=${limit.includes('&') ? limit : encodeURIComponent(limit)}`);
      expect(status).toBe(422);
      expect(body.fields).toEqual([{ field: 'limit', message: 'must be a whole number from 1 to 100' }]);
    },
  );

  it.each(['%00', 'x'.repeat(600), '../../etc', 'W10', 'not-base64', 'a&cursor=b', ''])(
    'refuse cursor=%s',
    async (cursor) => {
      const { status, body } = await list(`cursor=${cursor}`);
      expect(status).toBe(422);
      expect(body.fields[0]).toMatchObject({ field: 'cursor' });
    },
  );

  it('name parameters that they do not know, each', async () => {
    const { status, body } = await list('limit=1&offset=3&__proto__=x');
    expect(status).toBe(422);
    expect(body.fields).toEqual([
      { field: 'offset', message: 'is not a known field' },
      { field: '__proto__', message: 'is not a known field' },
    ]);
  });
});

describe('A route that takes nothing', () => {
  let server: TestApp;
  const poke = '/api/things/01890000-0000-7000-8000-000000000000/poke';

  beforeAll(async () => {
    server = await createTestApp({ modules: [ThingsModule] });
  });

  afterAll(() => server.close());

  it('needs no body and no content type', async () => {
    expect((await fetch(server.url + poke, { method: 'POST' })).status).toBe(200);
    expect((await server.http.post(poke).send({})).status).toBe(200);
  });

  it.each(['/api/health', '/api/config', '/metrics', '/health'])('refuses parameters at %s', async (path) => {
    const { status, body } = await server.http.get(`${path}?verbose=1`);
    expect(status).toBe(422);
    expect(body.fields).toEqual([{ field: 'verbose', message: 'is not a known field' }]);
  });

  it('refuses members of a body that nothing reads', async () => {
    const { status, body } = await server.http.post(poke).send({ hard: true });
    expect(status).toBe(422);
    expect(body.fields).toEqual([{ field: 'hard', message: 'is not a known field' }]);
  });
});

describe('Fields', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp({ modules: [ThingsModule] });
  });

  afterAll(() => server.close());

  const make = (body: object) => server.http.post('/api/things').send({ name: 'ok', ...body });

  it.each<[string, unknown, string]>([
    ['name', '', 'must be 1 to 10 characters'],
    ['name', 'x'.repeat(11), 'must be 1 to 10 characters'],
    ['name', '   ', 'must be 1 to 10 characters'],
    ['name', '\u200b\u2060', 'must hold a visible character'],
    ['name', 7, 'must be text'],
    ['name', null, 'must not be null'],
    ['name', 'a\nb', 'must not contain control characters'],
    ['name', 'a\u001b[2J', 'must not contain control characters'],
    ['name', ['a'], 'must be text'],
    ['name', { length: 3 }, 'must be text'],
    ['story', '', 'must be 1 to 20 characters'],
    ['story', '\n \t', 'must hold a visible character'],
    ['note', 'toolong', 'must be at most 5 characters'],
    ['tags', 'a', 'must be a list of texts'],
    ['tags', ['a', 'b', 'c'], 'must hold at most 2 texts'],
    ['tags', ['a', ''], 'each must be 1 to 5 characters'],
    ['tags', [1], 'each must be text'],
    ['count', '3', 'must be a whole number from 1 to 9'],
    ['count', 1.5, 'must be a whole number from 1 to 9'],
    ['count', 10, 'must be a whole number from 1 to 9'],
    ['weight', 2.1, 'must be a number from 0 to 2'],
    ['weight', '1', 'must be a number from 0 to 2'],
    ['parent_id', 'x', 'must be an id'],
    ['parent_id', '01890000-0000-7000-8000-00000000000G', 'must be an id'],
    ['parent_id', { id: 1 }, 'must be an id'],
    ['colour', 'green', 'must be one of: red, blue'],
  ])('refuse %s = %j: %s', async (field, value, message) => {
    const { status, body } = await make({ [field]: value });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: 'Validation Error',
      code: 'validation_error',
      detail: `${field}: ${message}`,
      fields: [{ field, message }],
    });
  });

  it('are all named at once when several are wrong', async () => {
    const { body } = await server.http.post('/api/things').send({ count: 0, colour: 'green', extra: 1 });
    expect(body.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
      'colour',
      'count',
      'extra',
      'name',
    ]);
  });

  it('count code points, not bytes or halves', async () => {
    expect((await make({ name: '😀'.repeat(10) })).status).toBe(201);
    expect((await make({ name: '😀'.repeat(11) })).status).toBe(422);
  });

  it('of one line lose the white space around them; of many lines keep every character', async () => {
    const { body } = await make({ name: '  Tea  ', story: '\n  one\r\n\ttwo ', note: null, tags: [' a '] });
    expect(body).toMatchObject({ name: 'Tea', story: '\n  one\r\n\ttwo ', note: null, tags: ['a'] });
  });
});
