import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../config/read-config.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { sendRaw } from '../../../testing/servers/raw-http.js';

describe('Behind a proxy with TLS and a path prefix', () => {
  let server: TestApp;
  let webApp: string;

  beforeAll(async () => {
    webApp = await mkdtemp(join(tmpdir(), 'parley-web-'));
    await writeFile(join(webApp, 'index.html'), '<!doctype html><base href="/" /><p>App</p>');
    server = await createTestApp({ webApp, env: { PUBLIC_URL: 'https://example.org/parley/' } });
  });

  afterAll(async () => {
    await server.close();
    await rm(webApp, { recursive: true });
  });

  const agent = { name: 'Atlas', system_prompt: 'x' };

  it.each(['/parley', '/parley/', '/parley/agents', '/', '/agents'])(
    'the app at %s has the prefix as its base',
    async (path) => {
      const { text } = await server.http.get(path).set('Host', 'example.org').expect(200);
      expect(text).toContain('<base href="/parley/" />');
    },
  );

  it.each(['/api/agents', '/parley/api/agents'])(
    'the API works whether the proxy strips the prefix or not: %s',
    async (path) => {
      const post = server.http.post(path).set({ Host: 'example.org', Origin: 'https://example.org' });
      const { headers, body } = await post.send(agent).expect(201);
      expect(headers['location']).toBe(`/parley/api/agents/${(body as { id: string }).id}`);
      await server.http.get(String(headers['location'])).expect(200);
    },
  );

  it.each(['example.org', 'example.org:443', 'EXAMPLE.ORG'])('the host %s is served', async (host) => {
    await server.http.get('/parley/api/health').set('Host', host).expect(200);
  });

  it('the API document says that its addresses begin with the prefix', async () => {
    const { body } = await server.http.get('/parley/api/openapi.json').expect(200);
    const { servers } = body as { servers: { url: string }[] };
    expect(servers[0]?.url).toBe('https://example.org/parley');
  });

  it('any other host is told which setting to change', async () => {
    const request = 'GET /parley/ HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n';
    const answer = await sendRaw(server.port, request);
    expect(answer.status).toBe(421);
    expect(answer.body).toMatch(/ALLOWED_HOSTS.*PUBLIC_URL/);
  });

  it('any other origin is told which setting to change', async () => {
    const { body } = await server.http
      .post('/api/agents')
      .set('Origin', 'https://evil.example')
      .send(agent)
      .expect(403);
    expect((body as { detail: string }).detail).toMatch(/ALLOWED_ORIGINS.*PUBLIC_URL/);
  });

  it('a path that only begins like the prefix is another path', async () => {
    await server.http.get('/parleyapi/health.txt').expect(404);
  });
});

describe('PUBLIC_URL', () => {
  it.each([
    'example.org',
    'ftp://example.org',
    'https://example.org/api',
    'https://example.org/?x',
    'https://u:p@example.org',
  ])('is refused at the start when it says %s', (text) => {
    expect(() => parseConfig({ PUBLIC_URL: text })).toThrow('must be an address such as');
  });
});
