import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';

describe('Text that comes in', () => {
  let server: TestApp;
  let people: Conversations;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
  });

  afterAll(() => server.close());

  it('may be a pasted log with all its control characters, and stays as it is', async () => {
    const log = 'a\u001b[31mred\u001b[0m\u000c\u007f\u0085\u0001\r\nend';
    const session = await people.session({ title: 'T' });
    await people.say(session.id, log);
    const { messages } = await people.detail(session.id);
    expect(messages[0]?.content).toBe(log);
    const agent = await people.agent({ system_prompt: log });
    expect(agent.system_prompt).toBe(log);
  });

  it.each(['\u0000', '\ud83d'])('is refused when it holds %j, which no database stores', async (character) => {
    const session = await people.session();
    const path = `/api/sessions/${session.id}/messages`;
    await server.http
      .post(path)
      .send({ content: `a${character}b` })
      .expect(422);
  });

  it('may be searched for with control characters', async () => {
    await server.http.get('/api/agents?q=%1b%0c%7f').expect(200);
  });

  it.each(['%ff', 'a%C3', '%ED%A0%80', '%C0%80', '%00'])('is refused in a query as %s', async (q) => {
    const { body } = await server.http.get(`/api/agents?q=${q}`).expect(422);
    expect(body).toMatchObject({ code: 'validation_error', fields: [{ field: 'q' }] });
    await server.http.get(`/api/agents?limit=5&cursor=${q}`).expect(422);
  });

  it.each(['100%', '%C3%A9', '%zz', '%F0%9F%8E%88', ''])('is taken in a query as %s', async (q) => {
    await server.http.get(`/api/agents?q=${q}`).expect(200);
  });

  it.each([
    ['an agent', () => '/api/agents'],
    ['a session, whose fields are all optional', async () => `/api/agents/${(await people.agent()).id}/sessions`],
    ['what takes no body', () => '/api/turns/01980f5e-4c5a-7000-8000-000000000000/stop'],
  ])('must be an object and not null for %s', async (_what, path) => {
    const post = server.http.post(await path()).set('Content-Type', 'application/json');
    const { body } = await post.send('null').expect(422);
    expect(body).toMatchObject({ fields: [{ field: 'body', message: 'must be a JSON object' }] });
  });
});

describe('An event stream', () => {
  let server: TestApp;
  let people: Conversations;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
  });

  afterAll(() => server.close());

  it('begins with the time after which to come back, and escapes line separators in its data', async () => {
    const session = await people.session({ title: 'T' });
    const response = await fetch(`${server.url}/api/sessions/${session.id}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ content: '/echo one\u2028two\u2029three' }),
    });
    const text = await response.text();
    expect(text).toMatch(/^retry: 1000\n: open\n\nevent: turn\n/);
    expect(text).not.toMatch(/[\u2028\u2029]/);
    expect(text).toContain('one\\u2028two\\u2029three');
    expect((await people.lastMessage(session.id)).content).toBe('one\u2028two\u2029three');
  });

  it('answers HEAD as GET, without starting anything', async () => {
    const session = await people.session({ title: 'T' });
    const client = await people.say(session.id, '/say 1');
    const last = client.seen.at(-1)?.id ?? '';
    const turn = `/api/turns/${last.split(':')[0]}/events`;
    const head = await server.http.head(turn).expect(200);
    expect(head.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    await server.http.head(turn).set('Last-Event-ID', last).expect(204);
    await server.http.head(`/api/sessions/${session.id}/events`).expect(200);
    const gone = '01980f5e-4c5a-7000-8000-000000000000';
    for (const kind of ['turns', 'sessions', 'documents']) {
      await server.http.head(`/api/${kind}/${gone}/events`).expect(404);
    }
  });

  it('has nothing more for a client that has seen more than there is', async () => {
    const session = await people.session({ title: 'T' });
    const client = await people.say(session.id, '/say 1');
    const [turnId = '', seq = ''] = (client.seen.at(-1)?.id ?? '').split(':');
    for (const beyond of [Number(seq) + 1, 999_999]) {
      const follow = server.http.get(`/api/turns/${turnId}/events`).set('Last-Event-ID', `${turnId}:${beyond}`);
      await follow.expect(204);
    }
  });

  it('counts a call that failed once', async () => {
    const session = await people.session({ title: 'T' });
    await people.say(session.id, '/error 401');
    const { text } = await server.http.get('/metrics').expect(200);
    expect(text).toContain('parley_provider_errors_total{kind="misconfigured"} 1\n');
  });
});
