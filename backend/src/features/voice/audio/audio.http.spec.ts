import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Removals } from '../../../platform/removal/removals.js';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { recordedWav } from '../../../testing/files/recordings.js';
import { doneOf, Voices } from '../../../testing/files/voices.js';
import type { MessageExchange } from '../../messages/message-input.dto.js';
import type { MessageDto } from '../../sessions/message/message.dto.js';
import { OrphanedAudioCleanup } from './orphaned-audio-cleanup.js';

const TTS_FAILED = "I couldn't generate audio for this response, but here's my text reply.";

let server: TestApp;
let talk: Conversations;
let voices: Voices;

beforeAll(async () => {
  server = await createTestApp();
  talk = new Conversations(server);
  voices = new Voices(server);
});
afterAll(() => server.close());
afterEach(() => server.simulator?.clear());

describe('Any answer', () => {
  it('can be spoken afterwards, once, without its markup', async () => {
    const session = await talk.session();
    const written = await talk.say(
      session.id,
      '/echo **Bold** words.\n\n```js\nlet a = 1;\n```\n\nSee https://example.com now.',
    );
    const { id } = doneOf(written).message;
    const [one, two] = await Promise.all([
      server.http.post(`/api/messages/${id}/speech`).expect(200),
      server.http.post(`/api/messages/${id}/speech`).expect(200),
    ]);
    expect((one.body as MessageDto).tts_audio_url).toMatch(/^\/api\/audio\/tts\/.*mp3$/);
    expect(two.body).toEqual(one.body);
    const spoken = server.simulator?.calls.filter(({ path }) => path === '/v1/audio/speech') ?? [];
    expect(spoken.map(({ body }) => (body as { input: string }).input)).toEqual(['Bold words.', 'See now.']);
    const question = String((one.body as MessageDto).parent_id);
    await server.http.post(`/api/messages/${question}/speech`).expect(409);
    await server.http.post('/api/messages/01980f5e-4c5a-7000-8000-000000000000/speech').expect(404);
  });

  it('says why when it cannot be spoken', async () => {
    const session = await talk.session();
    const { id } = doneOf(await talk.say(session.id, 'hello')).message;
    voices.direct('tts-error-500');
    const failed = await server.http.post(`/api/messages/${id}/speech`).expect(502);
    expect(failed.body).toMatchObject({ code: 'provider_error', fallback_message: TTS_FAILED });
  });
});

describe('Stored sound', () => {
  it('is served in parts, cached, and never as a page', async () => {
    const session = await talk.session();
    const recording = recordedWav(1);
    const { user_message } = (await (await voices.post(session.id, recording)).json()) as MessageExchange;
    const url = String(user_message.audio_url);
    const whole = await server.http.get(url).expect(200);
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(recording.length),
      'content-disposition': 'inline',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    const etag = String(whole.headers['etag']);
    await server.http.get(url).set('If-None-Match', etag).expect(304);
    await server.http.head(url).expect(200).expect('content-length', String(recording.length));
    const part = await fetch(server.url + url, { headers: { range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${recording.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(recording.subarray(10, 20));
    const end = await fetch(server.url + url, { headers: { range: 'bytes=-4' } });
    expect(Buffer.from(await end.arrayBuffer())).toEqual(recording.subarray(-4));
    const none = await server.http.get(url).set('Range', 'bytes=999999999-').expect(416);
    expect(none.headers['cache-control']).toBeUndefined();
  });

  it.each([
    'nothing.wav',
    '..%2f..%2fparley.sqlite',
    '01980f5e-4c5a-7000-8000-000000000000.wav',
    '%00',
    'a'.repeat(300),
  ])('is not found by any other name: %s', async (name) => {
    await server.http.get(`/api/audio/uploads/${name}`).expect(404);
    await server.http.get(`/api/audio/tts/${name}`).expect(404);
  });

  it('goes with its session, and with its agent', async () => {
    const agent = await talk.agent();
    const [one, two] = [await talk.session({ agent_id: agent.id }), await talk.session({ agent_id: agent.id })];
    voices.direct('');
    const before = await voices.files();
    const urls = [];
    for (const session of [one, two]) {
      const client = await voices.follow(session.id, recordedWav(1), '?output=voice');
      await client.rest();
      urls.push(String(doneOf(client).message.tts_audio_url));
    }
    expect((await server.http.get(`/api/agents/${agent.id}/impact`)).body).toMatchObject({
      recordings: 2,
      recording_bytes: 2 * recordedWav(1).length,
    });
    await server.http.delete(`/api/sessions/${one.id}`).expect(204);
    await server.http.get(String(urls[0])).expect(404);
    await server.http.get(String(urls[1])).expect(200);
    await server.http.delete(`/api/agents/${agent.id}`).expect(204);
    await server.http.get(String(urls[1])).expect(404);
    await server.app.get(Removals).idle();
    expect(await voices.files()).toEqual(before);
  });

  it('that is being transcribed when its session is deleted is given up', async () => {
    const session = await talk.session();
    const before = await voices.files();
    voices.direct('stt-error-hang');
    const asked = voices.post(session.id, recordedWav(1));
    await server.simulator?.until(({ calls }) => calls.length === 1);
    await server.http.delete(`/api/sessions/${session.id}`).expect(204);
    const answer = await asked;
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'deleted' }]);
    expect(await voices.files()).toEqual(before);
  });

  it('without a message is swept away, and nothing else is', async () => {
    const session = await talk.session();
    voices.direct('stt-error-no-words');
    await voices.post(session.id, recordedWav(1));
    const cleanup = server.app.get(OrphanedAudioCleanup);
    const before = await voices.files();
    expect(await cleanup.removeOrphans()).toBe(0);
    expect(await voices.files()).toEqual(before);
  });
});
