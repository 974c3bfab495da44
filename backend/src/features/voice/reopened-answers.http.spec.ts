import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { Documents } from '../../testing/files/documents.js';
import { EventClient } from '../../testing/event-client.js';
import { doneOf, Voices } from '../../testing/files/voices.js';
import type { MessageDto, Usage } from '../sessions/message/message.dto.js';
import type { TurnDto } from '../turns/turn.dto.js';

const TEXT = Array.from({ length: 12 }, (_, index) => `word${index + 1}`).join(' ');

let server: TestApp;
let people: Conversations;
let voices: Voices;

beforeAll(async () => {
  server = await createTestApp();
  people = new Conversations(server);
  voices = new Voices(server);
});
afterAll(() => server.close());
afterEach(() => server.simulator?.clear());

const resume = (id: string, query = '') => EventClient.post(`${server.url}/api/messages/${id}/continue${query}`);
const speak = async (id: string) =>
  (await server.http.post(`/api/messages/${id}/speech`).expect(200)).body as MessageDto;
const turn = async (id: string) => (await server.http.get(`/api/turns/${id}`).expect(200)).body as TurnDto;
const fileOf = (url: string | null) => url?.replace(/^.*\/([^/.]+)\..*$/, '$1');

/** An answer that was cut off after three words, as any provider cuts at its limit of tokens. */
async function cutOff(fault = 'length') {
  const agent = await people.agent({ model: 'sim-fast' });
  const session = await people.session({ agent_id: agent.id, title: 'T' });
  await people.say(session.id, `/error ${fault} 3`);
  return { session, agent, message: await people.lastMessage(session.id) };
}

describe('An answer that is continued', () => {
  it('loses the sound of its first half, the file too, and is spoken whole when it is asked for again', async () => {
    const { session, message } = await cutOff();
    const half = await speak(message.id);
    const heard = await voices.soundAt(String(half.tts_audio_url));

    const client = await resume(message.id);
    await client.rest();

    expect(doneOf(client).message).toMatchObject({ tts_audio_url: null, audio_duration_ms: null, audio_peaks: null });
    expect(await people.lastMessage(session.id)).toEqual(doneOf(client).message);
    expect((await fetch(`${server.url}${half.tts_audio_url}`)).status).toBe(404);
    expect(await voices.files()).not.toContain(fileOf(half.tts_audio_url));
    const whole = await speak(message.id);
    expect(whole.tts_audio_url).not.toBe(half.tts_audio_url);
    expect((await voices.soundAt(String(whole.tts_audio_url))).seconds).toBeGreaterThan(heard.seconds * 1.5);
  });

  it('is silent while it is written: nobody plays a sound that says something else', async () => {
    const agent = await people.agent({ model: 'sim-20tps' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    const first = await people.send(session.id, '/say 200');
    const { data } = await first.next('turn');
    await first.next('token');
    await server.http.post(`/api/turns/${String(data['turn_id'])}/stop`).expect(200);
    const stopped = await speak((await people.lastMessage(session.id)).id);
    expect(stopped.tts_audio_url).not.toBeNull();

    const client = await resume(stopped.id);
    const { data: begun } = await client.next('turn');
    expect(await people.lastMessage(session.id)).toMatchObject({
      status: 'streaming',
      tts_audio_url: null,
      finish_reason: null,
      error: null,
    });
    await server.http.post(`/api/turns/${String(begun['turn_id'])}/stop`).expect(200);
    await client.rest();
  });

  it('does not get the sound that was being made of its first half', async () => {
    const { session, message } = await cutOff();
    voices.direct('tts-400ms');
    const late = server.http.post(`/api/messages/${message.id}/speech`).then(({ body }) => body as MessageDto);
    await server.simulator?.until(({ calls }) => calls.some(({ path }) => path.includes('/audio/speech')));
    const client = await resume(message.id);
    await client.rest();
    const asked = speak(message.id);
    await late;

    const whole = await asked;
    expect(whole).toEqual(await people.lastMessage(session.id));
    const [, longer] = await Promise.all([late, voices.soundAt(String(whole.tts_audio_url))]);
    expect(longer.seconds).toBeGreaterThan(2);
    const sounds = (await voices.files()).filter((name) => name === fileOf(whole.tts_audio_url));
    expect(sounds).toHaveLength(1);
  });

  it('that failed aloud loses the spoken apology', async () => {
    const agent = await people.agent({ model: 'sim-error-403+times-1' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    const url = `${server.url}/api/sessions/${session.id}/messages?output=voice`;
    await (await EventClient.post(url, { content: '/say 12' })).rest();
    const failed = await people.lastMessage(session.id);
    expect(failed).toMatchObject({ status: 'failed', tts_audio_url: expect.any(String) });

    const client = await resume(failed.id, '?output=text');
    await client.rest();

    expect(await people.lastMessage(session.id)).toMatchObject({ content: TEXT, tts_audio_url: null });
    expect((await fetch(`${server.url}${failed.tts_audio_url}`)).status).toBe(404);
    expect(await voices.files()).not.toContain(fileOf(failed.tts_audio_url));
  });

  it('that failed aloud is heard as the answer that came later when it is spoken again', async () => {
    const agent = await people.agent({ model: 'sim-error-403+times-1' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    const url = `${server.url}/api/sessions/${session.id}/messages?output=voice`;
    await (await EventClient.post(url, { content: '/say 12' })).rest();
    const failed = await people.lastMessage(session.id);
    const client = await resume(failed.id, '?output=voice');
    await client.rest();
    const { message } = doneOf(client);
    expect(message.tts_audio_url).not.toBe(failed.tts_audio_url);
    expect(await people.lastMessage(session.id)).toEqual(message);
    await voices.soundAt(String(message.tts_audio_url));
  });

  it('used what all its turns used', async () => {
    const { session, message } = await cutOff();
    const client = await resume(message.id);
    await client.rest();
    const [first, second] = await Promise.all([turn(message.turn_id), turn(doneOf(client).message.turn_id)]);
    const sum = (name: keyof Omit<Usage, 'model'>) => (first.usage?.[name] ?? 0) + (second.usage?.[name] ?? 0);
    expect(first.usage?.output_tokens).toBeGreaterThan(0);
    expect((await people.lastMessage(session.id)).usage).toMatchObject({
      input_tokens: sum('input_tokens'),
      output_tokens: sum('output_tokens'),
    });
  });

  it('keeps what its first turn used when the second one breaks off', async () => {
    const agent = await people.agent({ model: 'sim-fast' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    await people.say(session.id, '/error length 3');
    const cut = await people.lastMessage(session.id);
    await server.http.put(`/api/agents/${agent.id}`).send({ model: 'sim-error-reset+after-2' }).expect(200);
    await (await resume(cut.id)).rest();
    expect(await people.lastMessage(session.id)).toMatchObject({ status: 'interrupted', usage: cut.usage });
  });
});

describe('An answer that starts over after it failed', () => {
  it('cites what its own search found, and nothing when there is nothing to search any more', async () => {
    const documents = new Documents(server);
    const agent = await people.agent({ model: 'sim-error-403+times-1' });
    const document = await documents.add(agent.id, 'gate.txt', 'The garden gate is open from nine to five.');
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    await people.say(session.id, 'When is the garden gate open?');
    const failed = await people.lastMessage(session.id);
    expect(failed).toMatchObject({
      status: 'failed',
      documents_searched: 1,
      citations: [{ document_id: document.id }],
    });
    await server.http.delete(`/api/documents/${document.id}`).expect(204);

    const client = await resume(failed.id);
    await client.rest();

    const message = await people.lastMessage(session.id);
    expect(message).toMatchObject({
      status: 'complete',
      citations: [],
      documents_searched: 0,
      search_duration_ms: null,
    });
    expect(doneOf(client).message).toEqual(message);
    await server.http.get(`/api/messages/${failed.id}/retrieval`).expect(404);
  });
});
