import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, SystemClock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { recordedWav } from '../../../testing/files/recordings.js';
import { testDatabaseUrl } from '../../../testing/servers/test-database-url.js';
import { makeDatabase, type ThrowAwayDatabase } from '../../../testing/servers/throw-away-database.js';
import { Voices } from '../../../testing/files/voices.js';
import type { SessionDto } from '../../sessions/session.dto.js';
import type { TurnDto } from '../turn.dto.js';

const HOUR_MS = 60 * 60 * 1000;
const LONG_AGO = '2026-01-01T00:00:00.000Z';

const url = testDatabaseUrl();
const onPostgres = url === null ? describe.skip : describe;

class WrongClock extends SystemClock {
  constructor(private readonly aheadMs: number) {
    super();
  }

  override now(): Date {
    return new Date(super.now().getTime() + this.aheadMs);
  }
}

onPostgres('Two servers on one Postgres database', () => {
  let folder: string;
  let database: ThrowAwayDatabase;
  let first: TestApp;
  let people: Conversations;
  const servers: TestApp[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-two-'));
    database = await makeDatabase(url ?? '');
    first = await start();
    people = new Conversations(first);
  });

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(clockAheadMs = 0): Promise<TestApp> {
    const server = await createTestApp({
      dataDir: folder,
      env: { DATABASE_URL: database.url },
      override: (builder) => builder.overrideProvider(Clock).useValue(new WrongClock(clockAheadMs)),
    });
    servers.push(server);
    return server;
  }

  /** Of an agent whose model writes 20 words a second. */
  async function slowSession(): Promise<SessionDto> {
    const { id } = await people.agent({ model: 'sim-20tps' });
    return people.session({ agent_id: id, title: 'T' });
  }

  async function answering(sessionId: string, content: string) {
    const client = await people.send(sessionId, content);
    const { data } = await client.next('turn');
    await client.next('token');
    return { client, turn_id: String(data['turn_id']) };
  }

  /** As when the process that answers was frozen for longer than its lease. */
  const endLease = (turnId: string) =>
    first.app
      .get(Database)
      .write((manager) => manager.query('UPDATE turns SET lease_expires_at = $1 WHERE id = $2', [LONG_AGO, turnId]));

  const turnAt = async ({ http }: TestApp, turnId: string): Promise<TurnDto> =>
    (await http.get(`/api/turns/${turnId}`).expect(200)).body as TurnDto;

  it.each([1, -1])('leave each other’s answers alone, also when a clock is %d hour ahead', async (hours) => {
    const { id } = await slowSession();
    const { client, turn_id } = await answering(id, '/say 2000');
    const second = await start(hours * HOUR_MS);
    expect((await turnAt(second, turn_id)).status).toBe('running');
    await first.http.post(`/api/turns/${turn_id}/stop`).expect(200);
    await client.rest();
    expect(client.types().at(-1)).toBe('done');
    const answer = await new Conversations(second).lastMessage(id);
    expect(answer).toMatchObject({ status: 'stopped', content: client.text() });
  });

  it('do not call an answer whole that the other one still writes', async () => {
    const second = await start();
    const { id } = await slowSession();
    const key = { 'Idempotency-Key': 'the-same' };
    const whole = { ...key, Accept: 'application/json' };
    const client = await people.send(id, '/say 2000', key);
    await client.next('token');
    const again = await second.http.post(`/api/sessions/${id}/messages`).set(whole).send({ content: '/say 2000' });
    expect({ status: again.status, code: (again.body as { code?: string }).code }).toEqual({
      status: 409,
      code: 'turn_in_progress',
    });
    client.hangUp();
  });

  it('take over the answer of one that died, also when their clock is an hour behind', async () => {
    const { id } = await slowSession();
    const { client, turn_id } = await answering(id, '/say 2000');
    const second = await start(-HOUR_MS);
    await endLease(turn_id);
    expect((await turnAt(second, turn_id)).status).toBe('interrupted');
    await client.rest();
  });

  it('do not both write an answer: the one that lost it calls it interrupted and stores nothing more', async () => {
    const second = await start();
    const { id } = await slowSession();
    const { client, turn_id } = await answering(id, '/say 2000');
    await endLease(turn_id);
    expect((await turnAt(second, turn_id)).status).toBe('interrupted');
    const stored = await new Conversations(second).detail(id);
    await client.rest();
    expect(client.seen.at(-1)).toMatchObject({ type: 'error', data: { code: 'interrupted' } });
    expect(client.types()).not.toContain('done');
    expect(await people.detail(id)).toEqual(stored);
    // The provider is not paid to the end of an answer that nobody will store.
    await first.simulator?.until(({ calls }) => calls.some(({ aborted }) => aborted));
  });

  it('do not store the end of an answer that the other one has interrupted', async () => {
    const second = await start();
    const { id } = await slowSession();
    const { client, turn_id } = await answering(id, '/say 60');
    await endLease(turn_id);
    expect((await turnAt(second, turn_id)).status).toBe('interrupted');
    await client.rest();
    expect(client.seen.at(-1)).toMatchObject({ type: 'error', data: { code: 'interrupted' } });
    expect(await people.lastMessage(id)).toMatchObject({ status: 'interrupted' });
    expect((await turnAt(first, turn_id)).status).toBe('interrupted');
  });

  it('say that a session was deleted at the other one while it answered', async () => {
    const second = await start();
    const { id } = await slowSession();
    const { client, turn_id } = await answering(id, '/say 2000');
    await second.http.delete(`/api/sessions/${id}`).expect(204);
    await client.rest();
    expect(client.seen.at(-1)).toMatchObject({ type: 'error', data: { code: 'deleted' } });
    await first.http.get(`/api/turns/${turn_id}`).expect(404);
  });

  it('say so too when the answer ends before that is noticed', async () => {
    const second = await start();
    const { id } = await slowSession();
    const { client } = await answering(id, '/say 60');
    await second.http.delete(`/api/sessions/${id}`).expect(204);
    await client.rest();
    expect(client.seen.at(-1)).toMatchObject({ type: 'error', data: { code: 'deleted' } });
  });

  it('keep an exchange on the branch that one of them stored while the other still transcribed', async () => {
    const session = await people.session();
    const voices = new Voices(first);
    voices.direct('stt-2000ms', '/say 3');
    const second = await start();
    const spoken = voices.follow(session.id, recordedWav(1));
    await first.simulator?.until(({ calls }) => calls.some(({ path }) => path.endsWith('/transcriptions')));
    const typed = await new Conversations(second).say(session.id, '/say 2');
    expect(typed.types().at(-1)).toBe('done');
    await (await spoken).rest();
    const { messages, message_count } = await people.detail(session.id);
    expect(messages.map(({ content }) => content)).toEqual(['/say 2', 'word1 word2', '/say 3', 'word1 word2 word3']);
    expect(message_count).toBe(4);
    expect(messages[2]?.parent_id).toBe(messages[1]?.id);
  });

  it('make one agent of the same request sent to both at once', async () => {
    const second = await start();
    for (let round = 0; round < 10; round++) {
      const requests = [first, second, first, second].map((server) =>
        server.http
          .post('/api/agents')
          .set('Idempotency-Key', `round-${round}`)
          .send({ name: `Atlas ${round}`, system_prompt: 'You are Atlas.' }),
      );
      const answers = await Promise.all(requests);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(new Set(answers.map(({ body }) => String(body.id))).size).toBe(1);
    }
  });

  it('answer once when a question is repeated at the other one', async () => {
    const second = await start();
    const { id } = await people.session({ title: 'T' });
    const ask = (server: TestApp) =>
      server.http
        .post(`/api/sessions/${id}/messages`)
        .set({ 'Idempotency-Key': 'ask', Accept: 'application/json' })
        .send({ content: '/say 3' });
    const [one, other] = await Promise.all([ask(first), ask(second)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(other.body.assistant_message.id).toBe(one.body.assistant_message.id);
    expect((await people.detail(id)).message_count).toBe(2);
  });

  it('answer a session one at a time', async () => {
    const second = await start();
    const { id } = await slowSession();
    const { client, turn_id } = await answering(id, '/say 2000');
    const refused = await second.http.post(`/api/sessions/${id}/messages`).send({ content: 'Me too' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'turn_in_progress' });
    await first.http.post(`/api/turns/${turn_id}/stop`).expect(200);
    await client.rest();
    expect(client.types().at(-1)).toBe('done');
  });
});
