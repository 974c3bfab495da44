import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hasFfmpeg } from '../../platform/audio/ffmpeg.js';
import { probeAudio } from '../../platform/audio/probe.js';
import { newId } from '../../platform/ids.js';
import { recordedFile, recordedWav } from '../../testing/files/recordings.js';
import { GENEROUS_LIMITS, TEST_KEY } from '../../testing/providers/model-under-test.js';
import { Simulator } from '../simulator/simulator.js';
import type { SpokenFile } from '../transcriber.js';
import { OpenAiSpeechSynthesizer } from './openai-speech-synthesizer.js';
import { OpenAiTranscriber } from './openai-transcriber.js';
import type { Provider } from './provider.js';

const SENTENCE = 'The quick brown fox jumps over the lazy dog.';
const simulator = new Simulator();
const files: string[] = [];
const closing: { close(): Promise<void> }[] = [];

function provider(task: 'transcription' | 'speech', given: Partial<Provider> = {}): Provider {
  return {
    name: 'test',
    label: 'Acme',
    baseUrl: simulator.baseUrl,
    apiKey: TEST_KEY,
    defaultModel: 'simulator',
    task,
    settings: { apiKey: 'OPENAI_STT_API_KEY', baseUrl: 'OPENAI_STT_BASE_URL', model: 'OPENAI_STT_MODEL' },
    simulated: true,
    maxTokensField: 'max_tokens',
    limits: GENEROUS_LIMITS,
    ...given,
  };
}

const unhurried = { pause: () => Promise.resolve() };

function transcriber(given: Partial<Provider> = {}): OpenAiTranscriber {
  const made = new OpenAiTranscriber(provider('transcription', given), unhurried);
  closing.push(made);
  return made;
}

function speaker(given: Partial<Provider> = {}): OpenAiSpeechSynthesizer {
  const made = new OpenAiSpeechSynthesizer(provider('speech', given), 'alloy', unhurried);
  closing.push(made);
  return made;
}

async function recording(bytes: Buffer, format: SpokenFile['format']): Promise<SpokenFile> {
  const path = join(tmpdir(), `${newId()}.${format}`);
  await writeFile(path, bytes);
  files.push(path);
  return { path, size_bytes: bytes.length, format };
}

async function heard(text: string, voice = speaker()): Promise<{ mime_type: string; bytes: Buffer }> {
  const speech = await voice.speak(text, new AbortController().signal);
  const chunks: Buffer[] = [];
  for await (const chunk of speech.chunks) chunks.push(chunk);
  return { mime_type: speech.mime_type, bytes: Buffer.concat(chunks) };
}

const never = (): AbortSignal => new AbortController().signal;

beforeAll(() => simulator.start());
afterAll(() => simulator.stop());
afterEach(async () => {
  simulator.clear();
  await Promise.all([...closing.splice(0).map((one) => one.close()), ...files.splice(0).map((path) => rm(path))]);
});

describe('Transcribing a recording', () => {
  it('sends the file as it is, under a name that tells its container', async () => {
    const file = await recording(await recordedFile('chromium-mediarecorder.webm'), 'webm');
    const { text } = await transcriber().transcribe(file, never());
    expect(text).toBe('Demo transcript: 2.3 s of audio received');
    expect(simulator.calls[0]?.body).toMatchObject({
      fields: { model: 'simulator' },
      file: { filename: 'audio.webm', mime_type: 'audio/webm', size_bytes: file.size_bytes },
    });
  });

  it('asks again after a failure that passes, with the whole file', async () => {
    simulator.direct({ script: 'stt-error-500 stt-times-2', transcript: 'Good morning' });
    const file = await recording(recordedWav(1), 'wav');
    expect(await transcriber().transcribe(file, never())).toEqual({ text: 'Good morning', model: 'simulator' });
    expect(simulator.calls).toHaveLength(3);
  });

  it.each([
    ['stt-error-401', 'misconfigured', /OPENAI_STT_API_KEY/],
    ['stt-error-429', 'rate_limit', /too many requests/],
    ['stt-error-500', 'unavailable', /an error of its own/],
    ['stt-error-html', 'invalid', /OPENAI_STT_BASE_URL/],
    ['stt-error-404', 'rejected', /does not know the model/],
  ])('%s fails as %s and says what to do', async (script, kind, message) => {
    simulator.direct({ script });
    const asked = transcriber().transcribe(await recording(recordedWav(1), 'wav'), never());
    await expect(asked).rejects.toMatchObject({ kind, message: expect.stringMatching(message) as unknown as string });
  });

  it('gives up on a server that does not answer in time', async () => {
    simulator.direct({ script: 'stt-error-hang' });
    const limits = { ...GENEROUS_LIMITS, firstTokenMs: 40 };
    const asked = transcriber({ limits }).transcribe(await recording(recordedWav(1), 'wav'), never());
    await expect(asked).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('closes its socket on abort', async () => {
    simulator.direct({ script: 'stt-error-hang' });
    const abort = new AbortController();
    const asked = transcriber().transcribe(await recording(recordedWav(1), 'wav'), abort.signal);
    void simulator.until(({ calls }) => calls.length === 1).then(() => abort.abort());
    await expect(asked).rejects.toMatchObject({ kind: 'aborted' });
    await simulator.until(({ calls }) => calls[0]?.aborted === true);
  });

  it('sends a recording that was refused as WAV, or says what would help', async () => {
    simulator.direct({ script: 'stt-error-container' });
    const file = await recording(await recordedFile('ffmpeg-opus.webm'), 'webm');
    const [outcome] = await Promise.allSettled([transcriber().transcribe(file, never())]);
    const told = outcome?.status === 'fulfilled' ? outcome.value.text : (outcome?.reason as Error).message;
    expect(told).toMatch((await hasFfmpeg()) ? /3\.2 s of audio/ : /Install ffmpeg/);
  });
});

describe('Speaking a sentence', () => {
  it('gives sound whose length follows the text', async () => {
    const short = await heard('Yes.');
    const long = await heard(SENTENCE);
    expect(short.mime_type).toBe('audio/mpeg');
    const [one, other] = [await probeAudio(short.bytes), await probeAudio(long.bytes)];
    expect(other).toMatchObject({ format: 'mp3', isSilent: false });
    expect(one).toMatchObject({ format: 'mp3' });
    expect(long.bytes.length).toBeGreaterThan(short.bytes.length * 5);
  });

  it('takes WAV from a voice that makes nothing else, and asks for it at once the next time', async () => {
    simulator.direct({ script: 'tts-error-mp3' });
    const voice = speaker();
    expect((await heard('One.', voice)).mime_type).toBe('audio/wav');
    expect((await heard('Two.', voice)).mime_type).toBe('audio/wav');
    expect(simulator.calls.map((call) => (call.body as { response_format: string }).response_format)).toEqual([
      'mp3',
      'wav',
      'wav',
    ]);
  });

  it.each([
    ['tts-error-401', 'misconfigured'],
    ['tts-error-500', 'unavailable'],
    ['tts-error-noise', 'invalid'],
    ['tts-error-empty', 'invalid'],
    ['tts-error-html', 'invalid'],
  ])('%s fails as %s before any sound', async (script, kind) => {
    simulator.direct({ script });
    await expect(speaker().speak(SENTENCE, never())).rejects.toMatchObject({ kind });
  });

  it.each([
    ['tts-error-reset', 'incomplete'],
    ['tts-error-stall', 'timeout'],
  ])('%s fails as %s within the sound', async (script, kind) => {
    simulator.direct({ script });
    const limits = { ...GENEROUS_LIMITS, idleMs: 60 };
    await expect(heard(SENTENCE.repeat(4), speaker({ limits }))).rejects.toMatchObject({ kind });
  });

  it('asks for the same sentence again after a failure that passes', async () => {
    simulator.direct({ script: 'tts-error-503 tts-times-1' });
    expect((await heard(SENTENCE)).mime_type).toBe('audio/mpeg');
    expect(simulator.calls).toHaveLength(2);
  });
});

describe('The sound of the simulator', () => {
  it.each(['mp3', 'opus', 'wav'])('is real %s as long as the text takes', async (responseFormat) => {
    const response = await fetch(`${simulator.baseUrl}/audio/speech`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'simulator', voice: 'alloy', input: SENTENCE, response_format: responseFormat }),
    });
    const sound = await probeAudio(Buffer.from(await response.arrayBuffer()));
    expect(sound).toMatchObject({ seconds: expect.closeTo(2.7, 1) as unknown as number, isSilent: false });
  });
});
