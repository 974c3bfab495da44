import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { EventClient } from '../../testing/event-client.js';
import { recordedWav } from '../../testing/files/recordings.js';
import { Voices } from '../../testing/files/voices.js';
import type { AgentDto } from '../agents/agent.dto.js';
import type { MessageExchange } from '../messages/message-input.dto.js';
import type { RecordingDraft } from './voice.dto.js';

let server: TestApp;
let people: Conversations;
let voices: Voices;
let slow: AgentDto;

beforeAll(async () => {
  server = await createTestApp();
  people = new Conversations(server);
  voices = new Voices(server);
  slow = await people.agent({ model: 'sim-40tps' });
});
afterAll(() => server.close());
afterEach(() => server.simulator?.clear());

const slowSession = () => people.session({ agent_id: slow.id, title: 'T' });
const answers = () => server.simulator?.calls.filter(({ path }) => path.endsWith('/chat/completions')).length;
const after = (id: string) => ({ 'Last-Event-ID': id });
const withKey = { 'Idempotency-Key': 'a-key-of-its-own' };

describe('A POST whose stream broke and that is repeated with Last-Event-ID', () => {
  it.each([
    ['without a key', {}],
    ['with its key', withKey],
  ])('goes on behind that event while the answer is written, %s', async (_, headers) => {
    const session = await slowSession();
    const first = await people.send(session.id, '/say 20', headers);
    const last = await first.next('token');
    first.hangUp();

    const again = await people.send(session.id, '/say 20', { ...headers, ...after(last.id) });
    const rest = await again.rest();

    const whole = await (await people.follow(last.id.split(':')[0] ?? '')).rest();
    const seen = whole.findIndex(({ id }) => id === last.id);
    expect(rest).toEqual(whole.slice(seen + 1));
    expect(answers()).toBe(1);
    expect((await people.detail(session.id)).message_count).toBe(2);
  });

  it('goes on behind that event when the answer is finished, and answers 204 behind its last', async () => {
    const session = await slowSession();
    const first = await people.say(session.id, '/say 5');
    const again = await people.send(session.id, '/say 5', after(first.seen[2]?.id ?? ''));
    expect(await again.rest()).toEqual(first.seen.slice(3));
    const url = `${server.url}/api/sessions/${session.id}/messages`;
    const over = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...after(first.seen.at(-1)?.id ?? '') },
      body: JSON.stringify({ content: '/say 5' }),
    });
    expect(over.status).toBe(204);
    expect(answers()).toBe(1);
  });

  it('is given both messages of that turn when it asks for JSON', async () => {
    const session = await slowSession();
    const first = await people.send(session.id, '/say 5');
    const last = await first.next('token');
    const { body } = await server.http
      .post(`/api/sessions/${session.id}/messages`)
      .set({ Accept: 'application/json', ...after(last.id) })
      .send({ content: '/say 5' })
      .expect(200);
    expect((body as MessageExchange).assistant_message).toMatchObject({ turn_id: last.id.split(':')[0] });
    expect(answers()).toBe(1);
  });

  it('goes on in the same continuation', async () => {
    const session = await people.session({ title: 'T' });
    await people.say(session.id, '/error length 3');
    const cut = await people.lastMessage(session.id);
    const url = `${server.url}/api/messages/${cut.id}/continue`;
    const first = await EventClient.post(url);
    await first.rest();
    const again = await EventClient.post(url, undefined, after(first.seen[1]?.id ?? ''));
    expect(await again.rest()).toEqual(first.seen.slice(2));
    expect(answers()).toBe(2);
  });

  it('goes on in the same spoken turn, without a second upload or transcription', async () => {
    const session = await slowSession();
    voices.direct('', '/say 20');
    const first = await voices.follow(session.id, recordedWav(1));
    const last = await first.next('token');
    first.hangUp();
    const again = await EventClient.open(`${server.url}/api/sessions/${session.id}/voice`, {
      method: 'POST',
      body: voices.form(recordedWav(1)),
      headers: { accept: 'text/event-stream', ...after(last.id) },
    });
    await again.rest();
    expect(again.seen[0]?.id).toBe(`${last.id.split(':')[0]}:${Number(last.id.split(':')[1]) + 1}`);
    expect(again.types().at(-1)).toBe('done');
    expect(server.simulator?.calls.filter(({ path }) => path.endsWith('/transcriptions'))).toHaveLength(1);
    expect((await people.detail(session.id)).message_count).toBe(2);
  });

  it('goes on in the turn of a recording that was corrected and sent', async () => {
    const session = await slowSession();
    voices.direct('', '/say 20');
    const draft = (await (
      await fetch(`${server.url}/api/sessions/${session.id}/recordings`, {
        method: 'POST',
        body: voices.form(recordedWav(1)),
      })
    ).json()) as RecordingDraft;
    const url = `${server.url}/api/sessions/${session.id}/recordings/${draft.id}/send`;
    const first = await EventClient.post(url, { content: '/say 10' });
    const last = await first.next('token');
    first.hangUp();
    const again = await EventClient.post(url, { content: '/say 10' }, after(last.id));
    await again.rest();
    expect(again.types().at(-1)).toBe('done');
    expect(answers()).toBe(1);
  });

  it('is refused, and nothing is stored or paid for, when the event is not one of its own', async () => {
    const session = await slowSession();
    const other = await slowSession();
    const mine = (await people.say(session.id, '/say 1')).seen[0]?.id ?? '';
    const foreign = (await people.say(other.id, '/say 1')).seen[0]?.id ?? '';
    const cases: [content: string, id: string][] = [
      ['/say 1', foreign],
      ['/say 1', 'nonsense'],
      ['/say 1', `${mine.split(':')[0]}:-1`],
      ['/say 1', '01980f5e-4c5a-7000-8000-000000000000:1'],
      ['another message, sent by a client that remembers an old event', mine],
    ];
    for (const [content, id] of cases) {
      const { body } = await server.http
        .post(`/api/sessions/${session.id}/messages`)
        .set(after(id))
        .send({ content })
        .expect(422);
      expect(body).toMatchObject({ code: 'validation_error', fields: [{ field: 'Last-Event-ID' }] });
    }
    const answer = await people.lastMessage(session.id);
    await server.http.post(`/api/messages/${answer.id}/continue`).set(after(mine)).expect(422);
    await server.http.post(`/api/sessions/${session.id}/voice`).set(after(mine)).expect(422);
    await server.http
      .post('/api/sessions/01980f5e-4c5a-7000-8000-000000000000/messages')
      .set(after(mine))
      .send({ content: '/say 1' })
      .expect(404);
    expect(answers()).toBe(2);
    expect((await people.detail(session.id)).message_count).toBe(2);
  });

  it('is a new message when the header is there but empty', async () => {
    const session = await slowSession();
    const client = await people.send(session.id, '/say 1', after(''));
    await client.rest();
    expect(client.types().at(-1)).toBe('done');
  });
});
