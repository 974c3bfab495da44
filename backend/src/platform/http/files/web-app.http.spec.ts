import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../../testing/servers/create-test-app.js';
import type { TestApp } from '../../../testing/servers/create-test-app.js';
import { sendRaw } from '../../../testing/servers/raw-http.js';

const PAGE = '<!doctype html><app-root ngCspNonce="__CSP_NONCE__"></app-root><script nonce="__CSP_NONCE__">1</script>';
const CODE = 'console.log("the app")'.repeat(50);

describe('The web app', () => {
  let server: TestApp;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-web-'));
    await mkdir(join(folder, 'media'));
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'main-4KJ3XW2Q.js'), CODE);
    await writeFile(join(folder, 'main-4KJ3XW2Q.js.br'), brotliCompressSync(CODE));
    await writeFile(join(folder, 'main-4KJ3XW2Q.js.gz'), gzipSync(CODE));
    await writeFile(join(folder, 'favicon.svg'), '<svg/>');
    await writeFile(join(folder, 'media', 'plex-ABCDEF12.woff2'), 'font');
    await writeFile(join(folder, '..', 'outside-of-parley-web.txt'), 'secret');
    server = await createTestApp({ webApp: folder });
  });

  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
    await rm(join(folder, '..', 'outside-of-parley-web.txt'), { force: true });
  });

  it.each(['/', '/index.html', '/agents', '/agents/01890000-0000-7000-8000-000000000000', '/settings/?tab=1'])(
    'answers its page at %s, fresh each time',
    async (path) => {
      const { status, text, headers } = await server.http.get(path);
      expect(status).toBe(200);
      expect(text).toContain('<app-root');
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toContain('no-cache');
    },
  );

  it('gives each page a nonce of its own, in the policy and in the page', async () => {
    const nonces = [];
    for (const { text, headers } of [await server.http.get('/'), await server.http.get('/')]) {
      const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? '';
      expect(text).toContain(`ngCspNonce="${nonce}"`);
      expect(text).toContain(`<script nonce="${nonce}">`);
      expect(text).not.toContain('__CSP_NONCE__');
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(2);
  });

  it('may run its own files only, and make HTML only through Trusted Types', async () => {
    const policy = (await server.http.get('/')).headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("frame-ancestors 'none'");
    const elsewhere = policy.split('; ').filter((directive) => /unsafe|\*|https?:/.test(directive));
    expect(elsewhere).toEqual(["img-src 'self' data: blob: https:"]);
  });

  it('may use the microphone and play what it recorded, and no other device', async () => {
    const { headers } = await server.http.get('/');
    expect(headers['content-security-policy']).toContain("media-src 'self' blob:");
    expect(headers['permissions-policy']).toBe('camera=(), geolocation=(), microphone=(self), payment=(), usb=()');
  });

  it('keeps files with a hash in their name for a year, and asks again for the others', async () => {
    const hashed = await server.http.get('/main-4KJ3XW2Q.js');
    expect(hashed.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect((await server.http.get('/media/plex-ABCDEF12.woff2')).headers['content-type']).toBe('font/woff2');
    const plain = await server.http.get('/favicon.svg');
    expect(plain.headers['cache-control']).toBe('no-cache');
    const again = await server.http.get('/favicon.svg').set('If-None-Match', plain.headers['etag'] ?? '');
    expect(again.status).toBe(304);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
  ])('comes compressed to who accepts %s', async (accepted, encoding) => {
    const { headers, text } = await server.http.get('/main-4KJ3XW2Q.js').set('Accept-Encoding', accepted);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toContain('Accept-Encoding');
    expect(text).toBe(CODE);
  });

  it('comes plain to who accepts nothing else', async () => {
    const { headers, text } = await server.http.get('/main-4KJ3XW2Q.js').set('Accept-Encoding', 'identity');
    expect(headers['content-encoding']).toBeUndefined();
    expect(text).toBe(CODE);
  });

  it('answers HEAD without the file', async () => {
    const { status, headers, text } = await server.http.head('/favicon.svg');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe('6');
    expect(text ?? '').toBe('');
  });

  it.each([
    '/missing.js',
    '/main-4KJ3XW2Q.js.map',
    '/main-4KJ3XW2Q.js.br',
    '/../outside-of-parley-web.txt',
    '/%2e%2e/outside-of-parley-web.txt',
    '/..%2foutside-of-parley-web.txt',
    '/media/..%5c..%5coutside-of-parley-web.txt',
    '/favicon.svg%00.js',
    '/.env',
    '/api/missing',
  ])('does not have %s, and does not say where it looked', async (path) => {
    const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${server.port}\r\nConnection: close\r\n\r\n`;
    const answer = await sendRaw(server.port, request);
    expect(answer.body).not.toContain('secret');
    expect(answer.body).not.toContain(folder);
    expect(answer.status).toBe(404);
  });

  it('is not there for anything but reading', async () => {
    expect((await server.http.post('/agents').send({})).status).toBe(404);
  });
});

describe('A server without a built web app', () => {
  it('still answers its API', async () => {
    const server = await createTestApp({ webApp: join(tmpdir(), 'parley-no-such-folder') });
    expect((await server.http.get('/')).status).toBe(404);
    expect((await server.http.get('/api/health')).status).toBe(200);
    await server.close();
  });
});
