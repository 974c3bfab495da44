import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { probeAudio } from '../../platform/audio/probe.js';
import type { AudioProperties } from '../../platform/audio/audio-properties.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { EventClient } from '../../testing/event-client.js';
import { recordedFile, recordedWav } from '../../testing/files/recordings.js';
import { audioOf, doneOf, SENTENCES, Voices } from '../../testing/files/voices.js';
import type { MessageExchange } from '../messages/message-input.dto.js';

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
afterEach(() => server.simulator?.clear());

describe('A spoken message', () => {
  it('is transcribed, answered in text, and can be played again', async () => {
    const session = await talk.session();
    const recording = await recordedFile('chromium-mediarecorder.webm');
    const response = await voices.post(session.id, recording);
    expect(response.status).toBe(200);
    const { user_message, assistant_message, notice } = (await response.json()) as MessageExchange;
    expect(user_message).toMatchObject({
      content: 'Demo transcript: 2.3 s of audio received',
      message_type: 'voice',
      audio_duration_ms: 2280,
      tts_audio_url: null,
    });
    expect(assistant_message).toMatchObject({ status: 'complete', message_type: 'text', tts_audio_url: null });
    expect(notice).toBeNull();
    const played = await fetch(`${server.url}${user_message.audio_url}`);
    expect(Buffer.from(await played.arrayBuffer())).toEqual(recording);
    expect(await talk.detail(session.id)).toMatchObject({ message_count: 2 });
  });

  it('is drawn when it is WAV', async () => {
    const session = await talk.session();
    const { user_message } = (await (await voices.post(session.id, recordedWav(2))).json()) as MessageExchange;
    expect(user_message.audio_peaks).toHaveLength(96);
    expect(Math.max(...(user_message.audio_peaks ?? []))).toBe(100);
  });

  it('is answered in sound, sentence by sentence, and the whole is one file', async () => {
    const session = await talk.session();
    voices.direct('');
    const client = await voices.follow(session.id, recordedWav(1), '?output=voice');
    await client.rest();
    expect(client.types().slice(0, 2)).toEqual(['turn', 'transcript']);
    expect(client.seen[1]?.data).toEqual({ content: SENTENCES });
    const sentences = audioOf(client);
    expect(sentences.map(({ text }) => text)).toEqual(SPOKEN);
    expect(sentences.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    const lengths = await Promise.all(sentences.map(async ({ url }) => (await voices.soundAt(url)).seconds));
    const { message, notice, trace } = doneOf(client);
    expect(notice).toBeNull();
    expect(message).toMatchObject({ message_type: 'voice', status: 'complete' });
    const whole = await voices.soundAt(String(message.tts_audio_url));
    expect(whole.seconds).toBeCloseTo(
      lengths.reduce((sum, length) => sum + length, 0),
      2,
    );
    expect(message.audio_duration_ms).toBe(Math.round(whole.seconds * 1000));
    expect(trace.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['transcribe', 'first_audio', 'speak']));
  });

  it('is heard before the answer is written', async () => {
    const slow = await createTestApp({ env: { OPENAI_MODEL: 'sim-20tps' } });
    try {
      const other = new Conversations(slow);
      const session = await other.session();
      slow.simulator?.direct({ transcript: `/echo ${'One short sentence. '.repeat(6)}` });
      const client = await new Voices(slow).follow(session.id, recordedWav(1), '?output=voice');
      await client.rest();
      const types = client.types();
      expect(types.indexOf('audio')).toBeLessThan(types.lastIndexOf('token'));
    } finally {
      await slow.close();
    }
  });

  it('can be answered with nothing but sound', async () => {
    const session = await talk.session();
    voices.direct('');
    const response = await voices.post(session.id, recordedWav(1), { accept: 'audio/mpeg' });
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    const sound = (await probeAudio(Buffer.from(await response.arrayBuffer()))) as AudioProperties;
    const message = await talk.lastMessage(session.id);
    expect(response.headers.get('x-assistant-message-id')).toBe(message.id);
    expect(response.headers.get('x-user-message-id')).toBe(message.parent_id);
    expect(sound.seconds * 1000).toBeCloseTo(message.audio_duration_ms ?? 0, 0);
  });

  it('follows the mode of the session unless the message says otherwise', async () => {
    const session = await talk.session();
    const mode = { output: 'voice' };
    const changed = await server.http.patch(`/api/sessions/${session.id}`).send({ mode }).expect(200);
    expect(changed.body).toMatchObject({ mode: { input: 'text', output: 'voice' } });
    await server.http
      .patch(`/api/sessions/${session.id}`)
      .send({ mode: { output: 'loud' } })
      .expect(422);
    const spoken = await talk.say(session.id, SENTENCES);
    expect(audioOf(spoken)).toHaveLength(3);
    const url = `${server.url}/api/sessions/${session.id}/messages?output=text`;
    const written = await EventClient.post(url, { content: SENTENCES });
    await written.rest();
    expect(audioOf(written)).toEqual([]);
    expect(doneOf(written).message.message_type).toBe('text');
  });

  it('is one message however often it is sent with the same key', async () => {
    const session = await talk.session();
    const headers = { 'Idempotency-Key': 'say-it-once' };
    const [first, second] = await Promise.all([
      voices.post(session.id, recordedWav(1), headers),
      voices.post(session.id, recordedWav(1), headers),
    ]);
    const third = await voices.post(session.id, recordedWav(1), headers);
    const bodies = (await Promise.all([first, second, third].map((one) => one.json()))) as MessageExchange[];
    expect(new Set(bodies.map(({ user_message }) => user_message.id)).size).toBe(1);
    expect((await voices.post(session.id, recordedWav(1.5), headers)).status).toBe(409);
    const { recordings, recording_bytes } = (await server.http.get(`/api/sessions/${session.id}/impact`)).body as {
      recordings: number;
      recording_bytes: number;
    };
    expect([recordings, recording_bytes]).toEqual([1, recordedWav(1).length]);
  });

  it('is refused while the session answers, and leaves nothing', async () => {
    const session = await talk.session();
    const before = await voices.files();
    voices.direct('stt-300ms');
    const first = voices.post(session.id, recordedWav(1));
    await server.simulator?.until(({ calls }) => calls.length === 1);
    expect((await voices.post(session.id, recordedWav(1))).status).toBe(409);
    expect((await first).status).toBe(200);
    expect(await voices.files()).toHaveLength(before.length + 1);
  });
});

describe('A recording that cannot be taken', () => {
  const long = recordedWav(121);
  it.each<[string, () => Promise<Buffer>, RegExp]>([
    ['is no sound', () => Promise.resolve(Buffer.from('<!doctype html><p>Hello')), /no recording/],
    [
      'is HTML dressed as WAV',
      () =>
        Promise.resolve(
          Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVE', 'latin1'), Buffer.from('<script>1</script>')]),
        ),
      /no recording/,
    ],
    ['is empty', () => Promise.resolve(Buffer.alloc(0)), /empty/],
    ['is cut off', async () => (await recordedFile('ffmpeg-opus.ogg')).subarray(0, 9000), /ends in the middle/],
    ['has no length', () => Promise.resolve(recordedWav(0)), /too short/],
    ['is too long', () => Promise.resolve(long), /longer than 120 s/],
    ['is too large', () => Promise.resolve(Buffer.alloc(5_242_881)), /larger than/],
    ['is silent', () => Promise.resolve(recordedWav(1, { level: 0 })), /No sound was picked up/],
    ['is silent and compressed', () => recordedFile('chromium-silent.webm'), /No sound was picked up/],
    ['is a picture', () => Promise.resolve(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')), /no recording/],
  ])('because it %s: the answer says why, nothing is kept and nothing is paid', async (_what, make, words) => {
    const session = await talk.session();
    const before = await voices.files();
    const response = await voices.post(session.id, await make());
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: 'Invalid Audio',
      code: 'invalid_audio',
      detail: expect.stringMatching(words) as unknown as string,
    });
    expect(await voices.files()).toEqual(before);
    expect(server.simulator?.calls).toEqual([]);
    expect((await talk.detail(session.id)).message_count).toBe(0);
  });

  it('because there is none, or there is more than it', async () => {
    const session = await talk.session();
    const path = `/api/sessions/${session.id}/voice`;
    const none = await fetch(server.url + path, { method: 'POST', body: new FormData() });
    expect([none.status, ((await none.json()) as { code: string }).code]).toEqual([400, 'invalid_audio']);
    const form = voices.form(recordedWav(1));
    form.append('colour', 'red');
    expect((await fetch(server.url + path, { method: 'POST', body: form })).status).toBe(422);
    await server.http.post(path).send({}).expect(415);
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await fetch(server.url + path, { method: 'POST', body: '--x\r\nrubbish', headers: broken });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'malformed_body']);
    const unknown = path.replace(session.id, '01980f5e-4c5a-7000-8000-000000000000');
    expect((await fetch(server.url + unknown, { method: 'POST', body: voices.form(recordedWav(1)) })).status).toBe(404);
  });

  it.each([
    ['chromium-mediarecorder.webm', 'voice.html', 'text/html'],
    ['ffmpeg-cbr.mp3', 'voice.wav', 'audio/wav'],
    ['chromium-mediarecorder.mp4', 'x.ogg', 'application/octet-stream'],
  ])('is never refused for its name or type: %s as %s', async (fixture, filename, type) => {
    const session = await talk.session();
    const body = voices.form(await recordedFile(fixture), { filename, type });
    const response = await fetch(`${server.url}/api/sessions/${session.id}/voice`, { method: 'POST', body });
    const { user_message } = (await response.json()) as MessageExchange;
    expect(user_message.audio_url).toMatch(new RegExp(`\\.${fixture.split('.')[1]}$`));
  });
});

describe('Many recordings at once', () => {
  it('are all taken', async () => {
    const sessions = await Promise.all(Array.from({ length: 12 }, () => talk.session()));
    const recording = recordedWav(100, { sampleRate: 24_000 });
    const answers = await Promise.all(sessions.map(({ id }) => voices.post(id, recording)));
    expect(answers.map(({ status }) => status)).toEqual(sessions.map(() => 200));
  }, 60_000);
});
