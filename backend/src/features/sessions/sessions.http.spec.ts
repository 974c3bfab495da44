import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import type { MessagePage } from './message/message.dto.js';
import type { SessionList } from './session.dto.js';

describe('Sessions', () => {
  let server: TestApp;
  let people: Conversations;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
  });

  afterAll(() => server.close());

  const list = async (agentId: string, query = '') =>
    (await server.http.get(`/api/agents/${agentId}/sessions${query}`).expect(200)).body as SessionList;
  const page = async (sessionId: string, query = '') =>
    (await server.http.get(`/api/sessions/${sessionId}/messages${query}`).expect(200)).body as MessagePage;

  it('start empty and untitled', async () => {
    const session = await people.session();
    expect(await people.detail(session.id)).toMatchObject({
      ...session,
      title: null,
      title_source: 'auto',
      message_count: 0,
      last_message_preview: null,
      active_message_id: null,
      agent: { id: session.agent_id, session_count: 1 },
      messages: [],
      has_more: false,
      active_turn_id: null,
    });
  });

  it('are listed by newest activity, with a preview of what was said last', async () => {
    const { id: agentId } = await people.agent();
    const older = await people.session({ agent_id: agentId });
    const newer = await people.session({ agent_id: agentId });
    expect((await list(agentId)).sessions.map(({ id }) => id)).toEqual([newer.id, older.id]);

    await people.say(older.id, '/say 3');

    const { sessions, total } = await list(agentId);
    expect(sessions.map(({ id }) => id)).toEqual([older.id, newer.id]);
    expect(sessions[0]).toMatchObject({
      last_message_preview: 'word1 word2 word3',
      last_message_role: 'assistant',
      message_count: 2,
    });
    expect(total).toBe(2);
  });

  it('come page by page', async () => {
    const { id: agentId } = await people.agent();
    for (let made = 0; made < 5; made++) await people.session({ agent_id: agentId });
    const first = await list(agentId, '?limit=2');
    const second = await list(agentId, `?limit=2&cursor=${first.next_cursor}`);
    const third = await list(agentId, `?limit=2&cursor=${second.next_cursor}`);
    const ids = [first, second, third].flatMap(({ sessions }) => sessions.map(({ id }) => id));
    expect(new Set(ids).size).toBe(5);
    expect([first.has_more, second.has_more, third.has_more]).toEqual([true, true, false]);
    expect(third.next_cursor).toBeNull();
  });

  it('take their title from the first message, cut at 50 characters', async () => {
    const session = await people.session();
    const client = await people.send(session.id, `/echo ${'long words '.repeat(10)}`);
    await client.next('turn');
    const { title } = await people.detail(session.id);
    expect(title).toBe('/echo long words long words long words long words…');
    expect(Array.from(title ?? '').length).toBeLessThanOrEqual(50);
    await client.rest();
  });

  it('get a short title from the model after the first answer, told to whoever follows', async () => {
    const session = await people.session();
    const feed = await people.feed(session.id);
    await people.say(session.id, 'Please tell me about the history of maps');
    const { data } = await feed.next('title');
    expect(String(data['title']).length).toBeGreaterThan(0);
    expect((await people.detail(session.id)).title).toBe(data['title']);
    expect(feed.types().lastIndexOf('done')).toBeLessThan(feed.types().indexOf('title'));
    feed.hangUp();
  });

  it('keep a title that a person gave', async () => {
    const session = await people.session();
    await server.http.patch(`/api/sessions/${session.id}`).send({ title: 'Mine' }).expect(200);
    await people.say(session.id, '/say 2');
    expect(await people.detail(session.id)).toMatchObject({ title: 'Mine', title_source: 'user' });
  });

  it('tell every follower about a new title', async () => {
    const session = await people.session();
    const feed = await people.feed(session.id);
    await feed.next('snapshot');
    await server.http.patch(`/api/sessions/${session.id}`).send({ title: 'Renamed' }).expect(200);
    expect((await feed.next('session')).data).toMatchObject({ session: { id: session.id, title: 'Renamed' } });
    feed.hangUp();
  });

  it('show their messages backwards, page by page, without a gap or a repeat', async () => {
    const session = await people.session({ title: 'Long' });
    for (let turn = 0; turn < 6; turn++) await people.say(session.id, `/echo ${turn}`);

    const last = await page(session.id, '?limit=5');
    const middle = await page(session.id, `?limit=5&before=${last.messages[0]?.id}`);
    const first = await page(session.id, `?limit=5&before=${middle.messages[0]?.id}`);

    const told = [first, middle, last].flatMap(({ messages }) => messages.map(({ content }) => content));
    expect(told).toEqual(Array.from({ length: 6 }, (_, turn) => [`/echo ${turn}`, `${turn}`]).flat());
    expect([last.has_more, middle.has_more, first.has_more]).toEqual([true, true, false]);
    expect(last.total_count).toBe(12);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1e1',
    'limit=0x10',
    'limit=NaN',
    'limit=٣',
    'limit=1&limit=2',
    'before=7',
    'after=1',
  ])('refuse to page by ?%s', async (query) => {
    const session = await people.session();
    const { body } = await server.http.get(`/api/sessions/${session.id}/messages?${query}`).expect(422);
    expect(body).toMatchObject({ code: 'validation_error', fields: [{ field: query.split('=')[0] }] });
  });

  it('know nothing of messages of other sessions', async () => {
    const [mine, other] = [await people.session(), await people.session()];
    await people.say(other.id, '/say 1');
    const { id } = await people.lastMessage(other.id);
    await server.http.get(`/api/sessions/${mine.id}/messages?before=${id}`).expect(404);
  });

  it('say what a delete would take along, and take it along', async () => {
    const session = await people.session();
    await people.say(session.id, '/say 1');
    expect((await server.http.get(`/api/sessions/${session.id}/impact`).expect(200)).body).toEqual({
      messages: 2,
      recordings: 0,
      recording_bytes: 0,
    });
    await server.http.delete(`/api/sessions/${session.id}`).expect(204);
    await server.http.get(`/api/sessions/${session.id}`).expect(404);
    await server.http.get(`/api/sessions/${session.id}/messages`).expect(404);
    expect((await server.http.get(`/api/agents/${session.agent_id}`).expect(200)).body).toMatchObject({
      session_count: 0,
    });
  });

  it('are made once for one key', async () => {
    const agent = await people.agent();
    const make = (title: string) =>
      server.http.post(`/api/agents/${agent.id}/sessions`).set('Idempotency-Key', 'once').send({ title });
    const [first, second] = await Promise.all([make('A').expect(201), make('A').expect(201)]);
    expect(second.body).toEqual(first.body);
    expect((await list(agent.id)).total).toBe(1);
    expect((await make('B').expect(409)).body).toMatchObject({ code: 'idempotency_conflict' });
  });

  it('keep one conversation and forbid to rewrite it', async () => {
    const session = await people.session();
    await people.say(session.id, '/say 1');
    const { id } = await people.lastMessage(session.id);
    expect((await server.http.delete(`/api/messages/${id}`).expect(405)).body).toMatchObject({
      code: 'method_not_allowed',
    });
  });
});
