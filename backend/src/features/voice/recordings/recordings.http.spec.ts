import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock, SystemClock } from '../../../platform/clock.js';
import { newId } from '../../../platform/ids.js';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { recordedFile, recordedWav } from '../../../testing/files/recordings.js';
import { audioOf, Voices } from '../../../testing/files/voices.js';
import { EventClient } from '../../../testing/event-client.js';
import type { MessageExchange } from '../../messages/message-input.dto.js';
import type { MessageDto } from '../../sessions/message/message.dto.js';
import { OrphanedAudioCleanup } from '../audio/orphaned-audio-cleanup.js';
import type { RecordingDraft } from '../voice.dto.js';

const HOUR_MS = 60 * 60 * 1000;

class ShiftedClock extends SystemClock {
  aheadMs = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.aheadMs);
  }
}

const clock = new ShiftedClock();
let server: TestApp;
let talk: Conversations;
let voices: Voices;

beforeAll(async () => {
  server = await createTestApp({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  talk = new Conversations(server);
  voices = new Voices(server);
});
afterAll(() => server.close());
afterEach(() => {
  server.simulator?.clear();
  clock.aheadMs = 0;
});

function record(sessionId: string, recording: Buffer, init: RequestInit = {}): Promise<Response> {
  const url = `${server.url}/api/sessions/${sessionId}/recordings`;
  return fetch(url, { method: 'POST', body: voices.form(recording), ...init });
}

async function draftOf(sessionId: string, recording = recordedWav(1)): Promise<RecordingDraft> {
  const response = await record(sessionId, recording);
  expect(response.status).toBe(201);
  return (await response.json()) as RecordingDraft;
}

const sending = (sessionId: string, id: string) => `/api/sessions/${sessionId}/recordings/${id}/send`;

function send(sessionId: string, id: string, content: string) {
  return server.http.post(sending(sessionId, id)).set('Accept', 'application/json').send({ content });
}

describe('A recording whose words are read before they are sent', () => {
  it('is no message until it is sent, and then keeps its sound and the corrected words', async () => {
    const session = await talk.session();
    voices.direct('', 'Good mourning');
    const recording = await recordedFile('chromium-mediarecorder.webm');
    const draft = await draftOf(session.id, recording);
    expect(draft).toMatchObject({ content: 'Good mourning', duration_ms: 2280 });
    expect(Date.parse(draft.expires_at) - Date.now()).toBeGreaterThan(23 * HOUR_MS);
    expect((await talk.detail(session.id)).message_count).toBe(0);

    const sent = await send(session.id, draft.id, 'Good morning').expect(200);
    const { user_message } = sent.body as MessageExchange;
    expect(user_message).toMatchObject({ content: 'Good morning', message_type: 'voice', audio_duration_ms: 2280 });
    const played = await fetch(`${server.url}${user_message.audio_url}`);
    expect(Buffer.from(await played.arrayBuffer())).toEqual(recording);
    const heard = server.simulator?.calls.filter(({ path }) => path === '/v1/audio/transcriptions');
    expect(heard).toHaveLength(1);
  });

  it('is answered as events too, spoken if that is wanted, and its words were not transcribed again', async () => {
    const session = await talk.session();
    const { id } = await draftOf(session.id);
    const url = `${server.url}${sending(session.id, id)}?output=voice`;
    const client = await EventClient.post(url, { content: '/echo One sentence.' });
    await client.rest();
    expect(client.types().slice(0, 2)).toEqual(['turn', 'transcript']);
    expect(audioOf(client).map(({ text }) => text)).toEqual(['One sentence.']);
    const { trace } = client.seen.at(-1)?.data as unknown as { trace: { stage: string }[] };
    expect(trace.map(({ stage }) => stage)).not.toContain('transcribe');
  });

  it.each(['application/json', 'text/event-stream'])('says when no model answers (%s)', async (form) => {
    const session = await talk.session();
    const { id } = await draftOf(session.id);
    const sent = server.http.post(sending(session.id, id)).set('Accept', form).send({ content: 'Hello' });
    await sent.expect(200).expect('X-Simulated', 'true');
  });

  it('is one message however often it is sent with the same key, and cannot be sent again', async () => {
    const session = await talk.session();
    const { id } = await draftOf(session.id);
    const keyed = () => send(session.id, id, 'Hello').set('Idempotency-Key', 'once');
    const first = (await keyed().expect(200)).body as MessageExchange;
    expect((await keyed().expect(200)).body).toEqual(first);
    await send(session.id, id, 'Hello').expect(404);
    await server.http.post(`/api/sessions/${session.id}/voice?recording_id=${id}`).expect(404);
    expect((await talk.detail(session.id)).message_count).toBe(2);
  });

  it('is transcribed once for the same key', async () => {
    const session = await talk.session();
    const before = await voices.files();
    const init = { headers: { 'Idempotency-Key': 'hear-once' } };
    const answers = await Promise.all([
      record(session.id, recordedWav(1), init),
      record(session.id, recordedWav(1), init),
    ]);
    const [one, other] = (await Promise.all(answers.map((answer) => answer.json()))) as RecordingDraft[];
    expect(other).toEqual(one);
    expect(server.simulator?.calls).toHaveLength(1);
    expect(await voices.files()).toHaveLength(before.length + 1);
  });

  it('waits a day, and is swept away afterwards', async () => {
    const session = await talk.session();
    const before = await voices.files();
    const { id } = await draftOf(session.id);
    clock.aheadMs = 24 * HOUR_MS + 1000;
    await send(session.id, id, 'Too late').expect(404);
    await server.app.get(OrphanedAudioCleanup).removeOrphans();
    expect(await voices.files()).toContain(id);
    clock.aheadMs = 26 * HOUR_MS;
    await server.app.get(OrphanedAudioCleanup).removeOrphans();
    expect((await voices.files()).filter((name) => !before.includes(name))).toEqual([]);
  });

  it('is not the sound of an answer, nor a recording of another session', async () => {
    const [session, other] = [await talk.session(), await talk.session()];
    const { id } = await draftOf(session.id);
    await send(other.id, id, 'Not mine').expect(404);
    const written = await talk.say(session.id, '/echo Something to say.');
    const { message } = written.seen.at(-1)?.data as unknown as { message: MessageDto };
    const spoken = (await server.http.post(`/api/messages/${message.id}/speech`).expect(200)).body as MessageDto;
    const sound = /([0-9a-f-]{36})\.mp3$/.exec(String(spoken.tts_audio_url))?.[1] ?? '';
    await send(session.id, sound, 'Not said').expect(404);
    await server.http.post(`/api/sessions/${session.id}/voice?recording_id=${sound}`).expect(404);
  });

  it('is kept for another try when nothing was understood', async () => {
    const session = await talk.session();
    voices.direct('stt-error-no-words');
    const response = await record(session.id, recordedWav(1));
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'transcription_failed' }]);
    await send(session.id, response.headers.get('x-recording-id') ?? '', 'I said this').expect(200);
  });

  it('is given up when whoever asked hangs up', async () => {
    const session = await talk.session();
    const before = await voices.files();
    voices.direct('stt-error-hang');
    const leaving = new AbortController();
    const asked = record(session.id, recordedWav(1), { signal: leaving.signal });
    await server.simulator?.until(({ calls }) => calls.length === 1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await server.simulator?.until(({ calls }) => calls[0]?.aborted === true);
    while ((await voices.files()).length > before.length) await wait(10);
    expect(await voices.files()).toEqual(before);
  });

  it('is transcribed for a repeated request whose first one hung up', async () => {
    const session = await talk.session();
    voices.direct('stt-error-hang');
    const headers = { 'Idempotency-Key': 'hung-up' };
    const leaving = new AbortController();
    const first = record(session.id, recordedWav(1), { headers, signal: leaving.signal });
    await server.simulator?.until(({ calls }) => calls.length === 1);
    const files = (await voices.files()).length;
    const second = record(session.id, recordedWav(1), { headers });
    while ((await voices.files()).length === files) await wait(10);
    voices.direct('', 'Still here');
    leaving.abort();
    await expect(first).rejects.toThrow();
    expect(await (await second).json()).toMatchObject({ content: 'Still here' });
  });
});

describe('The cleanup of orphaned audio', () => {
  it.each(['speech', 'converted'])(
    'also takes the %s copy that was being made when the server was killed',
    async (kind) => {
      const session = await talk.session();
      const { id } = await draftOf(session.id);
      const folder = join(server.dataDir, 'files', 'audio', session.agent_id, session.id);
      const leftover = `${newId()}.${kind}.wav`;
      await writeFile(join(folder, leftover), 'RIFF');
      clock.aheadMs = 26 * HOUR_MS;
      await server.app.get(OrphanedAudioCleanup).removeOrphans();
      expect(await voices.files()).not.toContain(leftover);
      expect(await voices.files()).not.toContain(id);
    },
  );
});
