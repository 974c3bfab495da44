import { readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SpeechConversion } from '../../platform/audio/ffmpeg.js';
import type { TestApp } from '../../testing/servers/create-test-app.js';
import { recordedFile, recordedWav } from '../../testing/files/recordings.js';
import { Voices } from '../../testing/files/voices.js';
import type { MessageExchange } from '../messages/message-input.dto.js';

/** Whether ffmpeg is installed differs between machines: here a program of the same form stands in for it. */
const ffmpeg = { installed: false, works: true, asked: [] as (string | undefined)[] };
jest.unstable_mockModule('../../platform/audio/ffmpeg.js', () => ({
  hasFfmpeg: () => Promise.resolve(ffmpeg.installed),
  drawSound: () => Promise.resolve(null),
  toSpeechWav: async (_from: string, to: string, { demuxer }: SpeechConversion) => {
    ffmpeg.asked.push(demuxer);
    if (ffmpeg.works) await writeFile(to, recordedWav(1));
    return ffmpeg.works;
  },
}));
const { createTestApp } = await import('../../testing/servers/create-test-app.js');
const { Conversations } = await import('../../testing/conversations.js');

let server: TestApp;
let sessionId: string;
let voices: Voices;

beforeAll(async () => {
  server = await createTestApp();
  sessionId = (await new Conversations(server).session()).id;
  voices = new Voices(server);
});
afterAll(() => server.close());

async function send(name: string): Promise<{ status: number; body: MessageExchange & { detail: string } }> {
  const response = await voices.post(sessionId, await recordedFile(`devices/${name}`));
  return { status: response.status, body: (await response.json()) as MessageExchange & { detail: string } };
}

describe('A spoken message without ffmpeg on the server', () => {
  it.each([
    'right-only.wav',
    'silence-60-then-words.webm',
    'mulaw.wav',
    'ima-adpcm.wav',
    'brand-3gp4.m4a',
    'quicktime.mov',
    'stream.aac',
    'flac.ogg',
    'cut-start.mp3',
    'zeros-first.mp3',
  ])('is taken as %s, and what is stored can be played', async (name) => {
    const { status, body } = await send(name);
    expect(status).toBe(200);
    const { audio_url, audio_duration_ms } = body.user_message;
    const played = await voices.soundAt(String(audio_url));
    expect(played).not.toHaveProperty('rewritten');
    expect(Math.abs(played.seconds * 1000 - Number(audio_duration_ms))).toBeLessThan(100);
  });

  it.each([
    ['voice.aiff', /^The file is an AIFF recording, which this server reads only when ffmpeg is installed on it\./],
    ['gsm.wav', /^The file is a WAV recording with GSM 6\.10, which/],
    ['video.mp4', /^The file is a video\. Send its sound alone\./],
  ])('is refused as %s in words that are true', async (name, words) => {
    const { status, body } = await send(name);
    expect([status, body]).toMatchObject([400, { code: 'invalid_audio' }]);
    expect(body.detail).toMatch(words);
  });
});

describe('A spoken message with ffmpeg on the server', () => {
  beforeAll(() => {
    ffmpeg.installed = true;
  });

  it('is taken in a format that only ffmpeg reads, and stored as WAV', async () => {
    const { status, body } = await send('voice.aiff');
    expect(status).toBe(200);
    expect(ffmpeg.asked).toEqual(['aiff']);
    expect(await voices.soundAt(String(body.user_message.audio_url))).toMatchObject({ format: 'wav', seconds: 1 });
    const names = await readdir(server.dataDir, { recursive: true });
    expect(names.filter((name) => name.includes('.converted'))).toEqual([]);
  });

  it('that ffmpeg cannot read either is refused, and not called broken', async () => {
    ffmpeg.works = false;
    const { status, body } = await send('speex.ogg');
    expect([status, body.detail]).toEqual([
      400,
      expect.stringMatching(/^The file is a Speex recording that could not be converted\./),
    ]);
  });
});
