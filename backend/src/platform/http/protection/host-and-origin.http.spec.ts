import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../../testing/servers/create-test-app.js';
import type { TestApp } from '../../../testing/servers/create-test-app.js';
import { ThingsModule } from '../../../testing/paged-resource.js';
import { sendRaw } from '../../../testing/servers/raw-http.js';

describe('The door', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp({
      modules: [ThingsModule],
      env: { ALLOWED_HOSTS: 'parley.example', ALLOWED_ORIGINS: 'http://localhost:4200' },
    });
  });

  afterAll(() => server.close());

  const ask = (...headers: string[]) =>
    sendRaw(server.port, ['GET /api/health HTTP/1.1', ...headers, 'Connection: close', '', ''].join('\r\n'));

  it.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])(
    'lets in requests that call this machine %s',
    async (name) => {
      expect((await ask(`Host: ${name}:${server.port}`)).status).toBe(200);
    },
  );

  it('lets in a host that the settings name', async () => {
    expect((await ask('Host: parley.example')).status).toBe(200);
  });

  it.each(['evil.example', 'localhost', 'localhost:1', 'parley.example.evil.example', ''])(
    'turns away the host %j',
    async (host) => {
      const answer = await ask(`Host: ${host}`);
      expect(answer.status).toBe(421);
      expect(JSON.parse(answer.body)).toMatchObject({ error: 'Misdirected Request', code: 'misdirected_request' });
    },
  );

  it('turns away two hosts, even if the first is right', async () => {
    expect((await ask(`Host: localhost:${server.port}`, 'Host: evil.example')).status).toBe(421);
  });

  it('turns away a request without a host', async () => {
    expect((await ask()).status).toBe(421);
  });

  it('turns away a target that names another host than the header', async () => {
    const request = `GET http://evil.example/api/health HTTP/1.1\r\nHost: localhost:${server.port}\r\nConnection: close\r\n\r\n`;
    expect((await sendRaw(server.port, request)).status).toBe(421);
  });

  it('turns away a foreign host before it gets a page of the web app', async () => {
    const request = 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n';
    expect((await sendRaw(server.port, request)).status).toBe(421);
  });

  const change = (headers: Record<string, string>) =>
    server.http.post('/api/things').set(headers).send({ name: 'Atlas' });

  it.each([
    'http://evil.example',
    'null',
    'http://localhost:1',
    'https://parley.example.evil.example',
    'file://',
    'http://127.0.0.1',
  ])('lets no page of %s change anything', async (origin) => {
    const { status, body } = await change({ Origin: origin });
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: 'Forbidden', code: 'forbidden' });
  });

  it('lets no page change anything by a request that hides its origin', async () => {
    expect((await change({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await change({ 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
  });

  it('lets its own pages, allowed origins and programs change things', async () => {
    expect((await change({ Origin: server.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
    expect((await change({ Origin: `http://localhost:${server.port}` })).status).toBe(201);
    expect((await change({ Origin: 'http://localhost:4200', 'Sec-Fetch-Site': 'same-site' })).status).toBe(201);
    expect((await change({ Origin: 'https://parley.example' })).status).toBe(201);
    expect((await change({})).status).toBe(201);
  });

  it('lets a link on another page open the app', async () => {
    const { status } = await server.http
      .get('/api/health')
      .set({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' });
    expect(status).toBe(200);
  });

  it('tells browsers nothing that would let another origin read answers', async () => {
    const { headers } = await server.http.get('/api/health').set('Origin', 'http://evil.example');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});
