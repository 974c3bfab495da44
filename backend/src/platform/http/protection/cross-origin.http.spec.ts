import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../config/read-config.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { ThingsModule } from '../../../testing/paged-resource.js';

const APP = 'https://app.example.org';

describe('Pages of another origin', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp({
      modules: [ThingsModule],
      env: { ALLOWED_ORIGINS: `${APP}/, http://localhost:4200` },
    });
  });

  afterAll(() => server.close());

  const read = (headers: Record<string, string>, path = '/api/things') => server.http.get(path).set(headers);

  it.each(['no-cors', 'cors', 'same-origin', ''])(
    'cannot spend the rate limit of the owner by reading in mode %j',
    async (mode) => {
      const answer = await read({ 'Sec-Fetch-Site': 'cross-site', ...(mode === '' ? {} : { 'Sec-Fetch-Mode': mode }) });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ code: 'forbidden' });
      expect((answer.body as { detail: string }).detail).toContain('ALLOWED_ORIGINS');
    },
  );

  it('may link to the app and to the API', async () => {
    const link = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    expect((await read(link)).status).toBe(200);
    expect((await read(link, '/api/health')).status).toBe(200);
  });

  it('may use the API when the settings allow their origin, and read what its answers say', async () => {
    const answer = await read({ Origin: APP, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe(APP);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(answer.headers['vary']).toContain('Origin');
    const exposed = String(answer.headers['access-control-expose-headers']);
    for (const name of ['X-Correlation-ID', 'Retry-After', 'Location']) expect(exposed).toContain(name);
  });

  it('may read errors, too', async () => {
    const answer = await read({ Origin: APP }, '/api/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers['access-control-allow-origin']).toBe(APP);
  });

  it('are told before a change what they may send', async () => {
    const preflight = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'idempotency-key' };
    const answer = await server.http.options('/api/things').set({ Origin: APP, ...preflight });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-methods']).toContain('PATCH');
    expect(String(answer.headers['access-control-allow-headers'])).toContain('Idempotency-Key');
    const created = await server.http.post('/api/things').set('Origin', APP).send({ name: 'Atlas' });
    expect(created.status).toBe(201);
    expect(created.headers['access-control-allow-origin']).toBe(APP);
  });

  it('are told nothing when the settings do not name them', async () => {
    const asked = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    for (const answer of [await server.http.options('/api/things').set(asked), await read({ Origin: asked.Origin })]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    expect((await server.http.options('/api/things').set(asked)).status).not.toBe(204);
  });
});

describe('ALLOWED_ORIGINS', () => {
  it.each(['*', 'null', 'app.example.org', 'https://app.example.org/path', 'https://*.example.org/x', 'file://'])(
    'is refused at the start when it says %s',
    (text) => {
      expect(() => parseConfig({ ALLOWED_ORIGINS: text })).toThrow('must be origins');
    },
  );
});
