import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Simulator } from '../../ai/simulator/simulator.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/domain-error.js';
import { createTestApp } from '../../testing/servers/create-test-app.js';
import type { TestApp } from '../../testing/servers/create-test-app.js';

describe('What the server says about itself', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await createTestApp();
  });

  afterAll(() => server.close());

  it.each(['/api/health', '/health'])('is at %s: everything works, and no real model answers yet', async (path) => {
    const { body, status, headers } = await server.http.get(path);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toEqual({
      status: 'healthy',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      database: 'ok',
      storage: 'ok',
      openai: 'simulated',
      uptime_seconds: expect.any(Number),
    });
  });

  it('tells the web app what it must know, and no secret', async () => {
    const { body } = await server.http.get('/api/config');
    expect(body).toEqual({
      version: expect.any(String),
      provider: { configured: false, simulated: true, name: 'simulator', model: expect.any(String) },
      speech: {
        transcriber: { configured: false, simulated: true, name: 'simulator', model: expect.any(String) },
        speaker: { configured: false, simulated: true, name: 'simulator', model: expect.any(String) },
      },
      limits: {
        message_characters: 10_000,
        agent_name_characters: 100,
        system_prompt_characters: 32_000,
        audio_bytes: 5_242_880,
        audio_seconds: 120,
      },
    });
  });
});

describe('With a provider', () => {
  it('names it and its model, but neither key nor address', async () => {
    const server = await createTestApp({
      env: { OPENAI_API_KEY: 'key-0123456789', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_MODEL: 'small' },
    });
    const { body, text } = await server.http.get('/api/config');
    expect(body.provider).toEqual({ configured: true, simulated: false, name: '127.0.0.1:1', model: 'small' });
    expect(text).not.toContain('key-0123456789');
    expect((await server.http.get('/api/health')).body).toMatchObject({ status: 'healthy', openai: 'ok' });
    await server.close();
  });
});

describe('With a provider that is down', () => {
  it('is degraded, but up, from the first call that fails until one is answered', async () => {
    const provider = new Simulator();
    await provider.start();
    const server = await createTestApp({
      env: { OPENAI_BASE_URL: provider.baseUrl, OPENAI_API_KEY: 'key-0123456789' },
    });
    expect((await server.http.post('/api/chat').send({ message: '/error 401' })).status).toBe(500);
    const { status, body } = await server.http.get('/api/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', openai: 'failing' });
    await server.http.post('/api/chat').send({ message: 'Hello' });
    expect((await server.http.get('/api/health')).body).toMatchObject({ status: 'healthy', openai: 'ok' });
    await server.close();
    await provider.stop();
  });
});

describe('Without any model', () => {
  it('is degraded, but up', async () => {
    const server = await createTestApp({ env: { SIMULATOR: 'off' } });
    const { status, body } = await server.http.get('/api/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', database: 'ok', openai: 'not_configured' });
    expect((await server.http.get('/api/config')).body.provider).toMatchObject({ configured: false, simulated: false });
    await server.close();
  });
});

describe('Without its database', () => {
  it('answers 503', async () => {
    const server = await createTestApp();
    const database = server.app.get(Database);
    database.check = () => Promise.reject(new DomainError('internal', 'database_unavailable', 'Gone.'));
    const { status, body } = await server.http.get('/health');
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: 'degraded', database: 'unavailable' });
    await server.close();
  });
});
