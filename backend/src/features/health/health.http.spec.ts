import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../testing/create-test-app.js';
import type { TestApp } from '../../testing/create-test-app.js';

describe('What the server says about itself', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp();
  });

  afterAll(() => server.close());

  it.each(['/api/health', '/health'])('answers at %s that database and provider work', async (path) => {
    const { body, status } = await server.http.get(path);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: expect.stringMatching(/healthy|degraded/),
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      database: 'ok',
      openai: expect.any(String),
      uptime_seconds: expect.any(Number),
    });
  });
});
