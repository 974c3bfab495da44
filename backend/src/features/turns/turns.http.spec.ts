import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import type { EventClient } from '../../testing/event-client.js';
import type { AgentDto } from '../agents/agent.dto.js';

describe('Turns', () => {
  let server: TestApp;
  let people: Conversations;
  let slow: AgentDto;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
    slow = await people.agent({ model: 'sim-100tps' });
  });

  afterAll(() => server.close());

  const slowSession = () => people.session({ agent_id: slow.id, title: 'T' });
  const turnOf = async (client: EventClient) => String((await client.next('turn')).data['turn_id']);

  it('can be followed from any event on: nothing is missing and nothing comes twice', async () => {
    const session = await slowSession();
    const first = await people.send(session.id, '/say 15');
    const turnId = await turnOf(first);
    const live = await people.follow(turnId);
    const whole = await first.rest();
    expect(await live.rest()).toEqual(whole);
    for (const [index, event] of whole.slice(0, -1).entries()) {
      const resumed = await people.follow(turnId, event.id);
      expect(await resumed.rest()).toEqual(whole.slice(index + 1));
    }
  });

  it('can be followed again while they go on', async () => {
    const session = await slowSession();
    const first = await people.send(session.id, '/say 30');
    const turnId = await turnOf(first);
    for (let dropped = 0; dropped < 5; dropped++) {
      const last = await first.next('token');
      const resumed = await people.follow(turnId, last.id);
      expect((await resumed.next()).id).toBe(`${turnId}:${Number(last.id.split(':')[1]) + 1}`);
      resumed.hangUp();
    }
    first.hangUp();
    const end = await people.follow(turnId);
    await end.rest();
    expect(end.text()).toBe(Array.from({ length: 30 }, (_, index) => `word${index + 1}`).join(' '));
  });

  it('answer 204 when nothing can follow', async () => {
    const session = await slowSession();
    const client = await people.say(session.id, '/say 1');
    const last = client.seen.at(-1)?.id ?? '';
    const turnId = last.split(':')[0] ?? '';
    await server.http.get(`/api/turns/${turnId}/events`).set('Last-Event-ID', last).expect(204);
  });

  it.each(['nonsense', '01980f5e-4c5a-7000-8000-000000000000:1', ':1'])(
    'refuse to resume from %s, which is no event of theirs',
    async (id) => {
      const session = await slowSession();
      const client = await people.say(session.id, '/say 1');
      const turnId = String(client.seen[0]?.data['turn_id']);
      const { body } = await server.http.get(`/api/turns/${turnId}/events`).set('Last-Event-ID', id).expect(422);
      expect(body).toMatchObject({ fields: [{ field: 'Last-Event-ID' }] });
    },
  );

  it('that do not exist are a plain 404', async () => {
    for (const path of ['', '/events']) {
      await server.http.get(`/api/turns/01980f5e-4c5a-7000-8000-000000000000${path}`).expect(404);
    }
    await server.http.post('/api/turns/01980f5e-4c5a-7000-8000-000000000000/stop').expect(404);
    await server.http.get('/api/sessions/01980f5e-4c5a-7000-8000-000000000000/events').expect(404);
  });

  it("stop at once when told so: the provider's socket closes, the text stays, the stream ends with done", async () => {
    const session = await slowSession();
    const client = await people.send(session.id, '/say 1000');
    const turnId = await turnOf(client);
    await client.next('token');

    const stopped = await server.http.post(`/api/turns/${turnId}/stop`).expect(200);

    expect(stopped.body).toMatchObject({ id: turnId, status: 'stopped', finished_at: expect.any(String) });
    await server.simulator?.until(({ calls }) => calls.at(-1)?.aborted === true);
    const done = (await client.rest()).at(-1);
    expect(done).toMatchObject({ type: 'done', data: { message: { status: 'stopped' } } });
    expect(await people.lastMessage(session.id)).toMatchObject({ status: 'stopped', content: client.text() });
    const again = await server.http.post(`/api/turns/${turnId}/stop`).expect(200);
    expect(again.body).toEqual(stopped.body);
  });

  it('that are stopped before the first word keep an empty answer', async () => {
    const agent = await people.agent({ model: 'sim-first-60000ms' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    const client = await people.send(session.id, 'hello');
    const turnId = await turnOf(client);
    await server.http.post(`/api/turns/${turnId}/stop`).expect(200);
    expect(await people.lastMessage(session.id)).toMatchObject({ status: 'stopped', content: '' });
    await client.rest();
  });

  describe('on the feed of a session', () => {
    it('show every open tab the same tokens, exactly the answer', async () => {
      const session = await slowSession();
      const tabs = [await people.feed(session.id), await people.feed(session.id)];
      for (const tab of tabs) expect((await tab.next()).type).toBe('snapshot');
      const client = await people.say(session.id, '/say 20');
      for (const tab of tabs) {
        await tab.next('done');
        expect(tab.text()).toBe(client.text());
        const turnId = client.seen[0]?.data['turn_id'];
        expect(tab.seen.filter(({ id }) => id !== '').every(({ data }) => data['turn_id'] === turnId)).toBe(true);
        tab.hangUp();
      }
    });

    it('give who comes in the middle the text so far and then the rest', async () => {
      const session = await slowSession();
      const client = await people.send(session.id, '/say 40');
      const turnId = await turnOf(client);
      for (let index = 0; index < 5; index++) await client.next('token');
      const late = await people.feed(session.id);
      const { data } = await late.next('snapshot');
      const active = data['active_turn'] as { turn_id: string; content: string; last_event_id: string };
      expect(active.turn_id).toBe(turnId);
      await late.next('done');
      await client.rest();
      expect(active.content + late.text()).toBe(client.text());
      late.hangUp();
    });

    it('end with the session when it is deleted in the middle of an answer', async () => {
      const session = await slowSession();
      const feed = await people.feed(session.id);
      const client = await people.send(session.id, '/say 1000');
      await client.next('token');
      await server.http.delete(`/api/sessions/${session.id}`).expect(204);
      expect((await client.rest()).at(-1)).toMatchObject({ type: 'error', data: { code: 'deleted' } });
      expect((await feed.rest()).at(-1)).toMatchObject({ type: 'error', data: { code: 'deleted' } });
      await server.simulator?.until(({ calls }) => calls.at(-1)?.aborted === true);
    });

    it('end with the agent when it is deleted in the middle of an answer', async () => {
      const agent = await people.agent({ model: 'sim-100tps' });
      const session = await people.session({ agent_id: agent.id });
      const feed = await people.feed(session.id);
      const client = await people.send(session.id, '/say 1000');
      await client.next('token');
      await server.http.delete(`/api/agents/${agent.id}`).expect(204);
      expect((await client.rest()).at(-1)).toMatchObject({ type: 'error', data: { code: 'deleted' } });
      expect((await feed.rest()).at(-1)).toMatchObject({ type: 'error', data: { code: 'deleted' } });
      await server.http.get(`/api/sessions/${session.id}`).expect(404);
    });
  });

  it('of one person are at most six at a time, unless limits are lifted', async () => {
    const limited = await createTestApp({ env: { RATE_LIMIT: 'on' } });
    const talk = new Conversations(limited);
    const agent = await talk.agent({ model: 'sim-100tps' });
    const clients: EventClient[] = [];
    for (let running = 0; running < 6; running++) {
      const session = await talk.session({ agent_id: agent.id, title: 'T' });
      const client = await talk.send(session.id, '/say 1000');
      await client.next('token');
      clients.push(client);
    }
    const seventh = await talk.session({ agent_id: agent.id });
    const refused = await limited.http.post(`/api/sessions/${seventh.id}/messages`).send({ content: 'x' }).expect(429);
    expect(refused.body).toMatchObject({ code: 'rate_limited' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    for (const client of clients) client.hangUp();
    await limited.close();
  });
});
