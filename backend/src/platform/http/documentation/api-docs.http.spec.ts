import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../../testing/servers/create-test-app.js';
import type { TestApp } from '../../../testing/servers/create-test-app.js';

interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  responses: Record<string, { $ref?: string }>;
}

interface SharedResponse {
  content?: Record<string, { schema: { allOf?: { $ref?: string }[] } }>;
}

describe('The API document', () => {
  let server: TestApp;
  let shared: Record<string, SharedResponse>;
  let operations: [name: string, operation: Operation][];

  beforeAll(async () => {
    server = await createTestApp();
    const { body } = await server.http.get('/api/openapi.json');
    const paths = Object.entries(body.paths as Record<string, Record<string, Operation>>);
    shared = body.components.responses as typeof shared;
    operations = paths.flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    );
  });

  afterAll(() => server.close());

  it('says what it is about', async () => {
    const { body, headers } = await server.http.get('/api/openapi.json');
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(body.info).toMatchObject({
      title: 'Parley',
      version: expect.any(String),
      description: expect.stringContaining('Agents'),
    });
    expect(body.components.schemas).toHaveProperty('ErrorBody');
  });

  it('names each operation once, in camel case, with a summary and one of the described tags', async () => {
    const { body } = await server.http.get('/api/openapi.json');
    const tags = (body.tags as { name: string }[]).map(({ name }) => name);
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, operation] of operations) {
      expect([name, operation]).toEqual([
        name,
        expect.objectContaining({
          operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/),
          summary: expect.stringMatching(/^\S.+/),
        }),
      ]);
      expect([name, tags]).toEqual([name, expect.arrayContaining(operation.tags ?? ['none'])]);
    }
  });

  it('describes the failures of each operation by the one error body', () => {
    for (const [name, { responses }] of operations) {
      const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400 && status !== '503');
      const isLimited = name.includes(' /api/') && name !== 'GET /api/health';
      const everywhere = isLimited ? ['421', '422', '429', '500'] : ['421', '422', '500'];
      expect([name, failures.map(([status]) => status)]).toEqual([name, expect.arrayContaining(everywhere)]);
      for (const [status, { $ref = '' }] of failures) {
        const response = shared[$ref.split('/').at(-1) ?? ''];
        const ref = response?.content?.['application/json']?.schema.allOf?.[0]?.$ref;
        expect([name, status, ref]).toEqual([name, status, '#/components/schemas/ErrorBody']);
      }
    }
  });

  it('names the address under which a proxy serves the server', async () => {
    const behind = await createTestApp({ env: { PUBLIC_URL: 'https://example.org/parley/' } });
    const { body } = await behind.http.get('/api/openapi.json');
    await behind.close();
    expect(body.servers[0].url).toBe('https://example.org/parley');
  });

  it('has a page whose files all load under its own policy', async () => {
    const page = await server.http.get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, file]) => new URL(file ?? '', `${server.url}/api/docs`),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const { pathname } of files)
      expect([pathname, (await server.http.get(pathname)).status]).toEqual([pathname, 200]);
    expect(page.text).not.toMatch(/<script>(?!\s*<\/script>)/);
  });
});
