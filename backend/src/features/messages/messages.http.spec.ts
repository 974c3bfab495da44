import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../ai/simulator/simulator.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { EventClient } from '../../testing/event-client.js';
import { FALLBACK_TEXTS } from '../turns/failures.js';

const numbered = (words: number) => Array.from({ length: words }, (_, index) => `word${index + 1}`).join(' ');
const FIVE_WORDS = numbered(5);

describe('Messages', () => {
  let server: TestApp;
  let people: Conversations;
  let simulator: Simulator;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
    if (!server.simulator) throw new Error('these specs need the simulator');
    simulator = server.simulator;
  });

  beforeEach(() => simulator.clear());

  afterAll(() => server.close());

  const askJson = (sessionId: string, content: string) =>
    server.http.post(`/api/sessions/${sessionId}/messages`).set('Accept', 'application/json').send({ content });
  /** What the model was sent last, without the title's request. */
  const told = () => {
    const calls = simulator.calls.map(({ body }) => body as { messages: { role: string; content: string }[] });
    return calls.filter(({ messages }) => !messages[0]?.content.startsWith('Write a title')).at(-1)?.messages;
  };

  it('are answered as a stream: stored first, then token by token, then done', async () => {
    const session = await people.session();
    const client = await people.say(session.id, '/say 5');

    expect(client.response.status).toBe(200);
    expect(client.response.headers.get('content-type')).toBe('text/event-stream');
    expect(client.response.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(client.response.headers.get('x-accel-buffering')).toBe('no');
    expect(client.response.headers.get('x-simulated')).toBe('true');
    expect(client.types()[0]).toBe('turn');
    expect(client.types().at(-1)).toBe('done');
    expect(client.text()).toBe(FIVE_WORDS);
    const turnId = String(client.seen[0]?.data['turn_id']);
    expect(client.seen.map(({ id }) => id)).toEqual(client.seen.map((_, seq) => `${turnId}:${seq}`));
    expect(client.seen.at(-1)?.data).toMatchObject({
      full_content: FIVE_WORDS,
      message: { content: FIVE_WORDS, status: 'complete', finish_reason: 'stop', simulated: true, turn_id: turnId },
      usage: { output_tokens: expect.any(Number), model: expect.any(String) },
      notice: null,
    });
    const { messages, message_count } = await people.detail(session.id);
    expect(messages.map(({ role, content, status }) => [role, content, status])).toEqual([
      ['user', '/say 5', 'complete'],
      ['assistant', FIVE_WORDS, 'complete'],
    ]);
    expect(messages[1]?.parent_id).toBe(messages[0]?.id);
    expect(message_count).toBe(2);
  });

  it('leave a trace of where the time went', async () => {
    const session = await people.session();
    const client = await people.say(session.id, '/say 5');
    const turnId = String(client.seen[0]?.data['turn_id']);
    const { body } = await server.http.get(`/api/turns/${turnId}`).expect(200);
    expect(body).toMatchObject({ id: turnId, session_id: session.id, status: 'complete' });
    const trace = (body as { trace: { stage: string; started_at_ms: number; duration_ms: number }[] }).trace;
    expect(trace.map(({ stage }) => stage)).toEqual(['queue', 'first_token', 'answer']);
    expect(trace.every(({ started_at_ms, duration_ms }) => started_at_ms >= 0 && duration_ms >= 0)).toBe(true);
  });

  it('are answered in one piece for Accept: application/json', async () => {
    const session = await people.session();
    const { body } = await askJson(session.id, '/say 5').expect(200).expect('X-Simulated', 'true');
    expect(body).toEqual({
      user_message: expect.objectContaining({ role: 'user', content: '/say 5' }),
      assistant_message: expect.objectContaining({ role: 'assistant', content: FIVE_WORDS, status: 'complete' }),
      notice: null,
    });
  });

  it('reach the model with the instructions and the conversation so far, in order', async () => {
    const agent = await people.agent({ system_prompt: 'Know maps.' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    await people.say(session.id, '/say 1');
    await people.say(session.id, '/say 2');
    expect(told()).toEqual([
      { role: 'system', content: 'Know maps.' },
      { role: 'user', content: '/say 1' },
      { role: 'assistant', content: 'word1' },
      { role: 'user', content: '/say 2' },
    ]);
  });

  it('leave out of the history what no model said, and the question that it was said to', async () => {
    const session = await people.session({ title: 'T' });
    await people.say(session.id, '/error 401');
    await people.say(session.id, '/say 1');
    expect(told()?.map(({ content }) => content)).toEqual(['You are Atlas.', '/say 1']);
  });

  it('bring along only as much history as the budget allows, newest first, beginning with a question', async () => {
    const small = await createTestApp({ env: { HISTORY_TOKENS: '100' } });
    const talk = new Conversations(small);
    const session = await talk.session({ title: 'T' });
    for (const word of ['one', 'two', 'three']) await talk.say(session.id, `/echo ${word} ${'x'.repeat(100)}`);
    await talk.say(session.id, '/say 1');
    const messages = (small.simulator?.calls.at(-1)?.body as { messages: { content: string }[] }).messages;
    expect(messages.map(({ content }) => content.slice(0, 11))).toEqual([
      'You are Atl',
      '/echo three',
      'three xxxxx',
      '/say 1',
    ]);
    await small.close();
  });

  it.each([
    ['401', 500, 'provider_misconfigured', FALLBACK_TEXTS.default],
    ['429', 503, 'provider_rate_limited', FALLBACK_TEXTS.rate_limit],
    ['500', 502, 'provider_error', FALLBACK_TEXTS.service_unavailable],
    ['html', 502, 'provider_error', FALLBACK_TEXTS.default],
    ['empty', 502, 'provider_error', FALLBACK_TEXTS.default],
    ['only-garbage', 502, 'provider_error', FALLBACK_TEXTS.default],
  ])(
    'whose answer fails before the first word (%s) get a fallback text that is stored as failed',
    async (fault, status, code, text) => {
      const isolated = await createTestApp();
      const talk = new Conversations(isolated);
      const session = await talk.session({ title: 'T' });
      const client = await talk.say(session.id, `/error ${fault}`);
      const error = client.seen.at(-1);
      expect(error?.type).toBe('error');
      const message = await talk.lastMessage(session.id);
      expect(error?.data).toMatchObject({ code, fallback_message: text, message_id: message.id });
      expect(message).toMatchObject({ content: text, status: 'failed', finish_reason: null });
      const json = await isolated.http
        .post(`/api/sessions/${session.id}/messages`)
        .set('Accept', 'application/json')
        .send({ content: `/error ${fault}` })
        .expect(status);
      expect(json.body).toMatchObject({ code, fallback_message: text });
      await isolated.close();
    },
  );

  it.each(['reset 3', 'no-finish 3'])(
    'whose answer breaks off (%s) keep what came and say interrupted',
    async (fault) => {
      const session = await people.session({ title: 'T' });
      const client = await people.say(session.id, `/error ${fault}`);
      expect(client.seen.at(-1)?.type).toBe('error');
      const message = await people.lastMessage(session.id);
      expect(message).toMatchObject({ status: 'interrupted', content: client.text() });
      expect(message.content).not.toBe('');
    },
  );

  it('survive an unreadable line in the answer', async () => {
    const session = await people.session({ title: 'T' });
    const client = await people.say(session.id, '/error garbage');
    expect(client.types().at(-1)).toBe('done');
  });

  it('of one session are answered one at a time', async () => {
    const agent = await people.agent({ model: 'sim-40tps' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    const first = await people.send(session.id, '/say 40');
    await first.next('token');
    expect((await askJson(session.id, 'me too').expect(409)).body).toMatchObject({ code: 'turn_in_progress' });
    expect((await people.detail(session.id)).message_count).toBe(2);
    await first.rest();
  });

  it('go on being answered when the client hangs up', async () => {
    const agent = await people.agent({ model: 'sim-40tps' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    const client = await people.send(session.id, '/say 20');
    const { data } = await client.next('turn');
    client.hangUp();
    const again = await people.follow(String(data['turn_id']));
    expect((await again.rest()).at(-1)?.type).toBe('done');
    expect(await people.lastMessage(session.id)).toMatchObject({ status: 'complete' });
  });

  it('are stored once when they are sent again with the same key, and the second client reads the same answer', async () => {
    const session = await people.session({ title: 'T' });
    const key = { 'Idempotency-Key': 'again-and-again' };
    const [first, second] = await Promise.all([
      people.send(session.id, '/say 5', key),
      people.send(session.id, '/say 5', key),
    ]);
    expect(await second.rest()).toEqual(await first.rest());
    const third = await people.send(session.id, '/say 5', key);
    expect(await third.rest()).toEqual(first.seen);
    expect((await people.detail(session.id)).message_count).toBe(2);
    const other = await people.send(session.id, 'something else', key);
    expect(other.response.status).toBe(409);
  });

  it.each([
    [{}, 'content'],
    [{ content: '' }, 'content'],
    [{ content: '   \n' }, 'content'],
    [{ content: 'x'.repeat(10_001) }, 'content'],
    [{ content: 7 }, 'content'],
    [{ content: 'x', parent_id: null }, 'parent_id'],
  ])('are refused before anything is stored when they break a rule: case %#', async (body, field) => {
    const session = await people.session();
    const answer = await server.http.post(`/api/sessions/${session.id}/messages`).send(body).expect(422);
    expect(answer.body).toMatchObject({ code: 'validation_error', fields: [{ field }] });
    expect((await people.detail(session.id)).message_count).toBe(0);
  });

  it('to an unknown session are a plain 404 in both forms', async () => {
    const nowhere = '01980f5e-4c5a-7000-8000-000000000000';
    await askJson(nowhere, 'hello').expect(404);
    const client = await people.send(nowhere, 'hello');
    expect(client.response.status).toBe(404);
    expect(client.response.headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('can be continued when they were stopped: tokens hold what is new, the end holds all', async () => {
    const agent = await people.agent({ model: 'sim-40tps' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    const first = await people.send(session.id, '/say 200');
    const { data } = await first.next('turn');
    await first.next('token');
    await server.http.post(`/api/turns/${String(data['turn_id'])}/stop`).expect(200);
    await first.rest();
    const kept = await people.lastMessage(session.id);
    expect(kept).toMatchObject({ status: 'stopped', content: first.text() });

    const more = await EventClient.post(`${server.url}/api/messages/${kept.id}/continue`);
    await more.next('token');
    const turnId = more.seen[0]?.data['turn_id'];
    await server.http.post(`/api/turns/${String(turnId)}/stop`).expect(200);
    const done = (await more.rest()).at(-1);
    expect(numbered(200).startsWith(kept.content + more.text())).toBe(true);

    expect(done?.data).toMatchObject({ full_content: kept.content + more.text(), message_id: kept.id });
    expect(told()?.slice(-2)).toEqual([
      { role: 'assistant', content: kept.content },
      { role: 'user', content: expect.stringContaining('Go on exactly where it stopped') },
    ]);
    expect((await people.detail(session.id)).message_count).toBe(2);
  });

  it('that failed start anew when they are continued', async () => {
    const agent = await people.agent({ model: 'sim-error-403+times-1' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    await people.say(session.id, '/say 5');
    const failed = await people.lastMessage(session.id);
    expect(failed.status).toBe('failed');
    const retry = await server.http
      .post(`/api/messages/${failed.id}/continue`)
      .set('Accept', 'application/json')
      .expect(200);
    expect(retry.body).toMatchObject({
      assistant_message: { id: failed.id, content: FIVE_WORDS, status: 'complete' },
    });
  });

  it('that are whole, not the last, or a person’s own have nothing to continue', async () => {
    const session = await people.session({ title: 'T' });
    await people.say(session.id, '/say 1');
    const { messages } = await people.detail(session.id);
    for (const { id } of messages) {
      const { body } = await server.http.post(`/api/messages/${id}/continue`).expect(409);
      expect(body).toMatchObject({ code: 'nothing_to_continue' });
    }
    await server.http.post('/api/messages/01980f5e-4c5a-7000-8000-000000000000/continue').expect(404);
  });
});
