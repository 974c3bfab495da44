import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../../testing/servers/create-test-app.js';
import type { TestApp } from '../../../testing/servers/create-test-app.js';
import { ThingStore, ThingsModule } from '../../../testing/paged-resource.js';
import { testDatabaseUrl } from '../../../testing/servers/test-database-url.js';
import { Clock, SystemClock } from '../../clock.js';
import { Database } from '../../database/database.js';
import { DomainError } from '../../domain-error.js';
import { newId } from '../../ids.js';
import { Maintenance } from '../../maintenance/maintenance.js';
import { Idempotency } from './idempotency.service.js';

const HOUR_MS = 60 * 60 * 1000;

/** The system's clock, some hours ahead. */
class ShiftedClock extends SystemClock {
  aheadMs = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.aheadMs);
  }
}

/** A promise that a spec opens. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('An Idempotency-Key', () => {
  let server: TestApp;
  let store: ThingStore;
  const clock = new ShiftedClock();
  let nextKey = 0;

  beforeAll(async () => {
    server = await createTestApp({
      modules: [ThingsModule],
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
    store = server.app.get(ThingStore);
  });

  beforeEach(() => {
    nextKey += 1;
    store.things.clear();
    store.before = () => Promise.resolve();
    store.after = () => Promise.resolve();
  });

  afterAll(() => server.close());

  const make = (body: object = { name: 'Tea' }, key = `key-${nextKey}`, path = '/api/things') =>
    server.http.post(path).set('Idempotency-Key', key).send(body);

  it('makes one thing, however often the request is sent, and gives the first answer again', async () => {
    const first = await make();
    store.things.set(first.body.id, { ...first.body, name: 'Changed meanwhile' });
    const second = await make();
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(store.things.size).toBe(1);
  });

  it('means the same whatever the order of the members', async () => {
    const first = await make({ name: 'Tea', count: 2 });
    expect((await make({ count: 2, name: 'Tea' })).body).toEqual(first.body);
  });

  it('may not be used with another body', async () => {
    await make();
    const { status, body } = await make({ name: 'Coffee' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ error: 'Conflict', code: 'idempotency_conflict' });
    expect(store.things.size).toBe(1);
  });

  it('is its route’s own', async () => {
    await make();
    expect((await make({ name: 'Coffee' }, `key-${nextKey}`, '/api/things/followed')).status).toBe(201);
  });

  it('lets parallel requests wait for the first and share its answer', async () => {
    const { open, opened } = gate();
    store.before = () => opened;
    const answers = Promise.all(Array.from({ length: 10 }, () => make()));
    const conflict = await make({ name: 'Coffee' });
    open();
    const all = await answers;
    expect(conflict.status).toBe(409);
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect(all.every(({ status }) => status === 201)).toBe(true);
    expect(store.things.size).toBe(1);
  });

  it('lets a parallel request of a stream follow the first', async () => {
    const { open, opened } = gate();
    store.before = () => opened;
    const path = '/api/things/followed';
    const first = make({ name: 'Tea' }, `key-${nextKey}`, path).then((answer) => answer);
    const second = make({ name: 'Tea' }, `key-${nextKey}`, path).then((answer) => answer);
    open();
    const bodies = (await Promise.all([first, second])).map(({ body }) => body);
    expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
    expect(bodies.map(({ again }) => again).sort()).toEqual([false, true]);
  });

  it('may be used again after a request that failed', async () => {
    store.before = () => Promise.reject(new DomainError('unavailable', 'provider_error', 'No.'));
    expect((await make()).status).toBe(503);
    store.before = () => Promise.resolve();
    expect((await make()).status).toBe(201);
    expect((await make({ name: '' }, 'other')).status).toBe(422);
    expect((await make({ name: 'Tea' }, 'other')).status).toBe(201);
  });

  it('finds what was made by a request that failed because nobody knew whether it was stored', async () => {
    const stalled = new DomainError('internal', 'database_unavailable', 'The commit did not end in time.');
    store.after = () => Promise.reject(stalled);
    expect((await make()).status).toBe(500);
    store.after = () => Promise.resolve();
    expect((await make()).status).toBe(201);
    expect(store.things.size).toBe(1);
  });

  it('finds what was made when the server died before it could answer', async () => {
    const first = await make();
    await forgetAnswers();
    expect((await make()).body).toEqual(first.body);
    expect(store.things.size).toBe(1);
  });

  it('makes the thing under the promised id when the server died before it was made', async () => {
    const first = await make();
    await forgetAnswers();
    store.things.clear();
    expect((await make()).body.id).toBe(first.body.id);
  });

  it('is forgotten after 24 hours', async () => {
    const first = await make();
    clock.aheadMs += 23 * HOUR_MS;
    expect((await make()).body.id).toBe(first.body.id);
    clock.aheadMs += 2 * HOUR_MS;
    expect((await make({ name: 'Coffee' })).status).toBe(201);
  });

  it('leaves nothing behind when it is old', async () => {
    await make();
    clock.aheadMs += 25 * HOUR_MS;
    const idempotency = server.app.get(Idempotency);
    idempotency.onModuleDestroy();
    idempotency.onApplicationBootstrap();
    await server.app.get(Maintenance).settled();
    const database = server.app.get(Database);
    expect(await database.read.query('SELECT key FROM idempotency_keys')).toEqual([]);
  });

  it.each(['', 'x'.repeat(129), 'two words', 'é'])('must be 1 to 128 visible characters, not %j', async (key) => {
    const { status, body } = await make({ name: 'Tea' }, key);
    expect(status).toBe(422);
    expect(body.fields).toEqual([{ field: 'Idempotency-Key', message: 'must be 1 to 128 visible ASCII characters' }]);
  });

  it('is not needed: without it every request makes a thing', async () => {
    await server.http.post('/api/things').send({ name: 'Tea' });
    await server.http.post('/api/things').send({ name: 'Tea' });
    expect(store.things.size).toBe(2);
  });

  const onPostgres = testDatabaseUrl() === null ? describe.skip : describe;

  onPostgres('that another server has claimed', () => {
    const key = () => `key-${nextKey}`;

    /** What a server leaves that has stored the key and is making the thing. */
    const claimedElsewhere = (lease: string) =>
      server.app
        .get(Database)
        .write((manager) =>
          manager.query('UPDATE idempotency_keys SET response_body = NULL, runner_id = $1, lease_expires_at = $2', [
            newId(),
            lease,
          ]),
        );

    it('is waited for until that one has answered', async () => {
      const first = await make();
      await claimedElsewhere('2099-01-01T00:00:00.000Z');
      store.things.clear();
      const second = make().then((answer) => answer);
      await server.app
        .get(Database)
        .write((manager) =>
          manager.query('UPDATE idempotency_keys SET response_body = $1, runner_id = NULL WHERE key = $2', [
            JSON.stringify(first.body),
            key(),
          ]),
        );
      expect((await second).body).toEqual(first.body);
      expect(store.things.size).toBe(0);
    });

    it('is refused, with a time to try again, when that takes longer than ten seconds', async () => {
      await make();
      await claimedElsewhere('2099-01-01T00:00:00.000Z');
      const { status, body, headers } = await make();
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'idempotency_in_progress' });
      expect(headers['retry-after']).toBe('5');
    });

    it('is taken over when the lease of that one is over', async () => {
      const first = await make();
      await claimedElsewhere('2026-01-01T00:00:00.000Z');
      store.things.clear();
      expect((await make()).body.id).toBe(first.body.id);
      expect(store.things.size).toBe(1);
    });

    it('is waited for also when an earlier answer to it was given up', async () => {
      await make();
      const released = 'UPDATE idempotency_keys SET response_body = NULL, runner_id = NULL, lease_expires_at = NULL';
      await server.app.get(Database).write((manager) => manager.query(released));
      store.things.clear();
      const { open, opened } = gate();
      let begin = (): void => undefined;
      const begun = new Promise<void>((resolve) => (begin = resolve));
      store.before = () => {
        begin();
        return opened;
      };
      const answer = make().then(({ body }) => body);
      await begun;
      const rows = await server.app
        .get(Database)
        .read.query<object[]>('SELECT 1 FROM idempotency_keys WHERE key = $1 AND runner_id IS NOT NULL', [key()]);
      open();
      await answer;
      expect(rows).toHaveLength(1);
    });

    it('still may not be used with another body', async () => {
      await make();
      await claimedElsewhere('2099-01-01T00:00:00.000Z');
      expect((await make({ name: 'Coffee' })).body).toMatchObject({ code: 'idempotency_conflict' });
    });
  });

  it('gives what another server has made under its id when making it fails', async () => {
    store.after = () => Promise.reject(new Error('the row is there already'));
    const { status, body } = await make();
    expect(status).toBe(201);
    expect(body.name).toBe('Tea');
  });

  /** As after `kill -9` between storing the thing and storing the answer. */
  async function forgetAnswers(): Promise<void> {
    await server.app
      .get(Database)
      .write((manager) => manager.query('UPDATE idempotency_keys SET response_body = NULL'));
  }
});
