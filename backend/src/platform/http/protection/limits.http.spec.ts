import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../../testing/servers/create-test-app.js';
import type { TestApp } from '../../../testing/servers/create-test-app.js';
import { ThingsModule } from '../../../testing/paged-resource.js';
import { Clock, SystemClock } from '../../clock.js';
import { DomainError } from '../../domain-error.js';
import { MAX_OPEN_STREAMS, OpenStreams } from '../streaming/open-streams.js';

/** Stands still until it is moved. */
class StillClock extends SystemClock {
  ms = 0;

  override monotonicMs(): number {
    return this.ms;
  }
}

describe('Limits', () => {
  let server: TestApp;
  const clock = new StillClock();
  const poke = '/api/things/01890000-0000-7000-8000-000000000000/poke';

  beforeAll(async () => {
    server = await createTestApp({
      env: { RATE_LIMIT: 'on' },
      modules: [ThingsModule],
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
  });

  afterAll(() => server.close());

  async function statuses(count: number, send: () => PromiseLike<{ status: number }>): Promise<number[]> {
    const found: number[] = [];
    for (let sent = 0; sent < count; sent++) found.push((await send()).status);
    return found;
  }

  it('refuse the 61st start of a turn within a minute and say when to come back', async () => {
    expect(await statuses(60, () => server.http.post(poke))).toEqual(Array.from({ length: 60 }, () => 200));
    const refused = await server.http.post(poke);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.body).toMatchObject({ error: 'Too Many Requests', code: 'rate_limited' });
    clock.ms += 1_000;
    expect(await statuses(2, () => server.http.post(poke))).toEqual([200, 429]);
  });

  it('count kinds of routes apart', async () => {
    clock.ms += 60_000;
    await statuses(60, () => server.http.post(poke));
    expect((await server.http.post(poke)).status).toBe(429);
    expect((await server.http.post('/api/things').send({ name: 'Tea' })).status).toBe(201);
    expect((await server.http.get('/api/things')).status).toBe(200);
  });

  it('never refuse those who watch over the server', async () => {
    clock.ms += 60_000;
    expect(new Set(await statuses(620, () => server.http.get('/health')))).toEqual(new Set([200]));
    expect(new Set(await statuses(600, () => server.http.get('/api/things')))).toEqual(new Set([200]));
    expect((await server.http.get('/api/things')).status).toBe(429);
  });

  it('hold 1,000 open streams, refuse the next, and take one again when one has left', () => {
    const streams = server.app.get(OpenStreams);
    const leave = Array.from({ length: MAX_OPEN_STREAMS }, () => streams.enter());
    expect(() => streams.enter()).toThrow(DomainError);
    leave[0]?.();
    leave[0]?.();
    const again = streams.enter();
    expect(() => streams.enter()).toThrow('Too many open event streams');
    for (const each of [...leave, again]) each();
    expect(() => streams.enter()()).not.toThrow();
  });
});

describe('RATE_LIMIT=off', () => {
  it('lifts the limits', async () => {
    const server = await createTestApp({ env: { RATE_LIMIT: 'off' }, modules: [ThingsModule] });
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => server.http.post('/api/things').send({ name: 'T' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    await server.close();
  });
});
