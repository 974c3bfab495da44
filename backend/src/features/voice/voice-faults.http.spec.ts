import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { EventClient } from '../../testing/event-client.js';
import { recordedWav } from '../../testing/files/recordings.js';
import { audioOf, doneOf, SENTENCES, Voices } from '../../testing/files/voices.js';
import type { MessageExchange } from '../messages/message-input.dto.js';
import { TurnLedger } from '../turns/storage/turn-ledger.js';

const TTS_FAILED = "I couldn't generate audio for this response, but here's my text reply.";
const SPOKEN = ['The first sentence is here.', 'A second one follows it.', 'The third is the last.'];

let server: TestApp;
let talk: Conversations;
let voices: Voices;

beforeAll(async () => {
  server = await createTestApp();
  talk = new Conversations(server);
  voices = new Voices(server);
});
afterAll(() => server.close());
afterEach(() => {
  jest.restoreAllMocks();
  server.simulator?.clear();
});

describe('When the transcriber fails', () => {
  it('no message is saved, and the kept recording can be sent again', async () => {
    const session = await talk.session();
    voices.direct('stt-error-no-words');
    const response = await voices.post(session.id, recordedWav(1));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      error: 'Transcription Failed',
      code: 'transcription_failed',
      fallback_message: expect.stringMatching(/^I couldn't understand the audio/) as unknown as string,
    });
    expect((await talk.detail(session.id)).message_count).toBe(0);
    voices.direct('', 'Good morning');
    const path = `/api/sessions/${session.id}/voice?recording_id=${response.headers.get('x-recording-id')}`;
    const again = await server.http.post(path).set('Accept', 'application/json').expect(200);
    expect((again.body as MessageExchange).user_message).toMatchObject({
      content: 'Good morning',
      message_type: 'voice',
    });
  });

  it.each([
    ['stt-error-500', 502, 'provider_error'],
    ['stt-error-429', 503, 'provider_rate_limited'],
    ['stt-error-401', 500, 'provider_misconfigured'],
  ])('%s answers %i %s with the text for people', async (script, status, code) => {
    const session = await talk.session();
    voices.direct(script);
    const response = await voices.post(session.id, recordedWav(1), { accept: 'text/event-stream' });
    expect([response.status, await response.json()]).toMatchObject([
      status,
      { code, fallback_message: 'The service is temporarily unavailable. Please try again in a few minutes.' },
    ]);
    expect((await talk.detail(session.id)).message_count).toBe(0);
  });

  it('and is not there at all, the time limit ends the waiting, and the recording is kept', async () => {
    const impatient = await createTestApp({ env: { FIRST_TOKEN_TIMEOUT_SECONDS: '1' } });
    try {
      const session = await new Conversations(impatient).session();
      impatient.simulator?.direct({ script: 'stt-error-hang' });
      const response = await new Voices(impatient).post(session.id, recordedWav(1));
      expect([response.status, await response.json()]).toMatchObject([504, { code: 'provider_timeout' }]);
      expect(response.headers.get('x-recording-id')).toMatch(/^[0-9a-f-]{36}$/);
    } finally {
      await impatient.close();
    }
  });
});

describe('When the database fails', () => {
  it('after the words were transcribed, the recording is kept and can be sent again', async () => {
    const session = await talk.session();
    jest.spyOn(server.app.get(TurnLedger), 'begin').mockRejectedValueOnce(new Error('disk full'));
    const response = await voices.post(session.id, recordedWav(1));
    expect(response.status).toBe(500);
    expect((await talk.detail(session.id)).message_count).toBe(0);
    const path = `/api/sessions/${session.id}/voice?recording_id=${response.headers.get('x-recording-id')}`;
    await server.http.post(path).set('Accept', 'application/json').expect(200);
  });
});

describe('When the request is refused', () => {
  it.each(['?output=song', '?unknown=1'])('for a parameter (%s), nothing of its recording stays', async (query) => {
    const session = await talk.session();
    const before = await voices.files();
    const response = await voices.post(session.id, recordedWav(1), {}, query);
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'validation_error' }]);
    expect(response.headers.has('x-recording-id')).toBe(false);
    expect(await voices.files()).toEqual(before);
  });

  it('because another recording is being transcribed there, its own is neither stored nor transcribed', async () => {
    const session = await talk.session();
    voices.direct('stt-error-hang');
    const first = voices.post(session.id, recordedWav(1));
    await server.simulator?.until(({ calls }) => calls.length === 1);
    const before = await voices.files();
    const second = await voices.post(session.id, recordedWav(1));
    expect([second.status, await second.json()]).toMatchObject([409, { code: 'turn_in_progress' }]);
    expect(await voices.files()).toEqual(before);
    expect(server.simulator?.calls).toHaveLength(1);
    await server.http.delete(`/api/sessions/${session.id}`).expect(204);
    const given = await first;
    expect([given.status, given.headers.has('x-recording-id')]).toEqual([404, false]);
  });
});

describe('When the answer fails', () => {
  it('the text in its place is spoken too', async () => {
    const session = await talk.session();
    voices.direct('', '/error 401');
    const client = await voices.follow(session.id, recordedWav(1), '?output=voice');
    await client.rest();
    expect(client.types().at(-1)).toBe('error');
    expect(audioOf(client).map(({ text }) => text)).toEqual([
      "I apologize, I'm having trouble responding right now.",
      'Please try again.',
    ]);
    expect(await talk.lastMessage(session.id)).toMatchObject({
      status: 'failed',
      tts_audio_url: expect.stringMatching(/mp3$/) as unknown as string,
    });
  });

  it('within it, what was written is spoken and kept', async () => {
    const session = await talk.session();
    voices.direct('', '/error reset 8');
    const client = await voices.follow(session.id, recordedWav(1), '?output=voice');
    await client.rest();
    expect(client.types().at(-1)).toBe('error');
    const message = await talk.lastMessage(session.id);
    expect(message.status).toBe('interrupted');
    expect(audioOf(client).length).toBeGreaterThan(1);
    expect((await voices.soundAt(String(message.tts_audio_url))).seconds).toBeGreaterThan(0.3);
  });
});

describe('When the voice fails', () => {
  it.each(['tts-error-500', 'tts-error-401', 'tts-error-noise', 'tts-error-reset'])(
    '%s leaves the text and says so',
    async (script) => {
      const session = await talk.session();
      voices.direct(script, `/echo ${'A long sentence with many words that takes its time, '.repeat(5)}end.`);
      const client = await voices.follow(session.id, recordedWav(1), '?output=voice');
      await client.rest();
      expect(doneOf(client)).toMatchObject({
        notice: TTS_FAILED,
        message: { status: 'complete', tts_audio_url: null },
      });
      const { turn_id } = doneOf(client).message;
      const same = await talk.follow(turn_id);
      expect((await same.rest()).at(-1)?.data).toMatchObject({ notice: TTS_FAILED });
    },
  );

  it('the JSON answer and the sound say so as well', async () => {
    const session = await talk.session();
    voices.direct('tts-error-503', 'Hello');
    const json = (await (await voices.post(session.id, recordedWav(1), {}, '?output=voice')).json()) as MessageExchange;
    expect(json.notice).toBe(TTS_FAILED);
    const sound = await voices.post(session.id, recordedWav(1), { accept: 'audio/mpeg' });
    expect([sound.status, decodeURIComponent(sound.headers.get('x-notice') ?? '')]).toEqual([200, TTS_FAILED]);
  });

  it.each<['put' | 'putWithoutSync', number]>([
    ['put', 3],
    ['putWithoutSync', 0],
  ])('and its sound cannot be stored (%s), the text stands and says so', async (verb, heard) => {
    const session = await talk.session();
    jest.spyOn(server.app.get(BlobStore), verb).mockRejectedValueOnce(new Error('no space left on device'));
    const url = `${server.url}/api/sessions/${session.id}/messages?output=voice`;
    const client = await EventClient.post(url, { content: SENTENCES });
    await client.rest();
    expect(audioOf(client)).toHaveLength(heard);
    expect(doneOf(client)).toMatchObject({ notice: TTS_FAILED, message: { status: 'complete', tts_audio_url: null } });
  });

  it('is asked again for a sentence that fails once, and nothing is skipped', async () => {
    const session = await talk.session();
    voices.direct('tts-error-503 tts-times-1');
    const client = await voices.follow(session.id, recordedWav(1), '?output=voice');
    await client.rest();
    expect(audioOf(client).map(({ text }) => text)).toEqual(SPOKEN);
  });
});

describe('Stopping', () => {
  it('ends the speech at once and keeps the text that was whole', async () => {
    const session = await talk.session();
    voices.direct('tts-error-hang');
    const client = await voices.follow(session.id, recordedWav(1), '?output=voice');
    const { data } = await client.next('turn');
    // The last sentence is spoken when the text has ended.
    const spoken = ({ path }: { path: string }) => path === '/v1/audio/speech';
    await server.simulator?.until(({ calls }) => calls.filter(spoken).length === SPOKEN.length);
    await server.http.post(`/api/turns/${String(data['turn_id'])}/stop`).expect(200);
    await client.rest();
    expect(doneOf(client)).toMatchObject({
      notice: null,
      message: { status: 'complete', tts_audio_url: null, message_type: 'voice' },
    });
    await server.simulator?.until(({ calls }) => calls.filter(spoken).every(({ aborted }) => aborted));
  });
});

describe('Whoever hangs up', () => {
  it('in the middle of an upload leaves nothing behind', async () => {
    const session = await talk.session();
    const before = await voices.files();
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /api/sessions/${session.id}/voice HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Length: 400000\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n' +
        'Content-Disposition: form-data; name="audio"; filename="a.wav"\r\n\r\n',
    );
    socket.write(recordedWav(10));
    while ((await voices.files()).length === before.length) await wait(5);
    socket.destroy();
    while ((await voices.files()).length > before.length) await wait(5);
    expect((await talk.detail(session.id)).message_count).toBe(0);
  });

  it('while it is answered has said it all the same', async () => {
    const session = await talk.session();
    voices.direct('tts-250ms');
    const client = await voices.follow(session.id, recordedWav(1), '?output=voice');
    await client.next('transcript');
    client.hangUp();
    const { turn_id } = await talk.lastMessage(session.id);
    const again = await talk.follow(turn_id);
    await again.rest();
    expect(doneOf(again).message).toMatchObject({ status: 'complete', message_type: 'voice' });
    expect(doneOf(again).message.tts_audio_url).not.toBeNull();
  });
});
