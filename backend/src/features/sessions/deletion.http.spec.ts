import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CounterRepository } from '../../platform/database/rows/counter.repository.js';
import { Database } from '../../platform/database/database.js';
import { LARGEST_PORTION } from '../../platform/database/rows/delete-in-portions.js';
import { insertRows } from '../../platform/database/rows/insert-rows.js';
import { newId } from '../../platform/ids.js';
import { Removals } from '../../platform/removal/removals.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';

const MESSAGES = 3 * LARGEST_PORTION;
const AT = '2026-01-01T00:00:00.000Z';

let server: TestApp;
let talk: Conversations;
let database: Database;
let removals: Removals;
let counters: CounterRepository;

beforeAll(async () => {
  server = await createTestApp();
  talk = new Conversations(server);
  database = server.app.get(Database);
  removals = server.app.get(Removals);
  counters = server.app.get(CounterRepository);
});
afterAll(() => server.close());

/** So many messages, with a turn for every two. */
async function fill(sessionId: string, count: number): Promise<void> {
  const messages = Array.from({ length: count }, () => ({
    ...{ id: newId(), session_id: sessionId, parent_id: null, turn_id: newId(), role: 'user', content: 'Hello' },
    ...{ status: 'complete', simulated: false, created_at: AT },
  }));
  const turns = messages.slice(0, count / 2).map(({ id, turn_id }) => ({
    ...{
      id: turn_id,
      session_id: sessionId,
      user_message_id: id,
      assistant_message_id: id,
      status: 'complete',
      trace: '[]',
    },
    ...{ runner_id: newId(), lease_expires_at: AT, created_at: AT, finished_at: AT },
  }));
  await database.write(async (manager) => {
    await insertRows(manager, 'messages', messages);
    await insertRows(manager, 'turns', turns);
  });
}

async function rowsOf(sessionIds: string[]): Promise<number> {
  const counts = await Promise.all(
    ['messages', 'turns'].flatMap((table) =>
      sessionIds.map((id) =>
        database.read.query<{ found: number | string }[]>(
          `SELECT COUNT(*) AS found FROM ${table} WHERE session_id = $1`,
          [id],
        ),
      ),
    ),
  );
  return counts.reduce((sum, [row]) => sum + Number(row?.found), 0);
}

describe('A deleted session', () => {
  it('is gone at once for every address that names it or something of it', async () => {
    const agent = await talk.agent();
    const session = await talk.session({ agent_id: agent.id });
    const { turn_id, assistant_message_id } = (await talk.say(session.id, 'Hello')).seen[0]?.data as {
      turn_id: string;
      assistant_message_id: string;
    };
    await server.http.delete(`/api/sessions/${session.id}`).expect(204);
    for (const path of [
      `/api/sessions/${session.id}`,
      `/api/sessions/${session.id}/messages`,
      `/api/sessions/${session.id}/impact`,
      `/api/sessions/${session.id}/events`,
      `/api/turns/${turn_id}`,
      `/api/turns/${turn_id}/events`,
    ]) {
      await server.http.get(path).expect(404);
    }
    await server.http.post(`/api/sessions/${session.id}/messages`).send({ content: 'Are you there?' }).expect(404);
    await server.http.post(`/api/messages/${assistant_message_id}/continue`).expect(404);
    await server.http.patch(`/api/sessions/${session.id}`).send({ title: 'Back' }).expect(404);
    await server.http.delete(`/api/sessions/${session.id}`).expect(404);
    expect((await server.http.get(`/api/agents/${agent.id}/sessions`)).body).toMatchObject({ sessions: [], total: 0 });
    await removals.idle();
    expect(await rowsOf([session.id])).toBe(0);
  });

  it('is removed in portions, between which others write', async () => {
    const session = await talk.session();
    await fill(session.id, MESSAGES);
    await server.http.delete(`/api/sessions/${session.id}`).expect(204);
    let over = false;
    void removals.idle().then(() => (over = true));
    let writes = 0;
    for (; !over; writes++) await database.write((manager) => counters.change(manager, 'writes', 1));
    expect(writes).toBeGreaterThanOrEqual((1.5 * MESSAGES) / LARGEST_PORTION);
    expect(await rowsOf([session.id])).toBe(0);
  }, 60_000);
});

describe('A deleted agent', () => {
  it('is gone at once with its sessions, and gives its slug back', async () => {
    const agent = await talk.agent({ name: 'Harbour pilot' });
    const sessions = [await talk.session({ agent_id: agent.id }), await talk.session({ agent_id: agent.id })];
    for (const { id } of sessions) await fill(id, 40);
    await server.http.delete(`/api/agents/${agent.id}`).expect(204);
    for (const path of [
      `/api/agents/${agent.id}`,
      `/api/agents/${agent.id}/sessions`,
      `/api/agents/${agent.id}/documents`,
      ...sessions.map(({ id }) => `/api/sessions/${id}`),
    ]) {
      await server.http.get(path).expect(404);
    }
    await server.http.post(`/api/agents/${agent.id}/sessions`).send({}).expect(404);
    await server.http.put(`/api/agents/${agent.id}`).send({ name: 'Back' }).expect(404);
    expect(await talk.agent({ name: 'Harbour pilot' })).toMatchObject({ slug: 'harbour-pilot' });
    await removals.idle();
    expect(await rowsOf(sessions.map(({ id }) => id))).toBe(0);
    expect(await database.read.query('SELECT id FROM agents WHERE id = $1', [agent.id])).toEqual([]);
  });
});
