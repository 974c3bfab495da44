import { afterEach, describe, expect, it } from '@jest/globals';
import { parseConfig } from '../config/read-config.js';
import { asking } from '../testing/providers/model-under-test.js';
import { ModelConnection } from './model-connection.js';
import { configuredSpeaker, configuredTranscriber } from './openai/provider.js';

let connection: ModelConnection | null = null;

async function open(env: Record<string, string>): Promise<ModelConnection> {
  connection = await ModelConnection.open(parseConfig(env));
  return connection;
}

afterEach(async () => {
  await connection?.close();
  connection = null;
});

describe('The model behind the server', () => {
  it('is the simulator while nothing is configured, and says so', async () => {
    const { chat, simulator } = await open({});
    expect(chat).toMatchObject({ providerName: 'simulator', simulated: true });
    const answer = await chat.complete(asking('/echo hello'), new AbortController().signal);
    expect(answer.text).toBe('hello');
    expect(simulator?.calls).toHaveLength(1);
  });

  it('is the configured provider, and no simulator runs beside it', async () => {
    const { chat, simulator } = await open({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' });
    expect(chat).toMatchObject({ providerName: '127.0.0.1:1', simulated: false });
    expect(simulator).toBeNull();
  });

  it('is never replaced by the simulator when the provider fails', async () => {
    const { chat } = await open({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' });
    const answer = chat.complete(asking('hello'), new AbortController().signal);
    await expect(answer).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is the simulator in spite of a configured provider when it is on', async () => {
    const { chat } = await open({ SIMULATOR: 'on', OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'gpt-5.6-sol' });
    expect(chat).toMatchObject({ providerName: 'simulator', simulated: true, defaultModel: 'simulator' });
  });

  it('is none when the simulator is off and nothing is configured, and every call says so', async () => {
    const { chat } = await open({ SIMULATOR: 'off' });
    const { signal } = new AbortController();
    const notConnected = {
      kind: 'misconfigured',
      message: 'No model is connected. Set OPENAI_API_KEY or OPENAI_BASE_URL and restart.',
    };
    await expect(chat.complete(asking('hello'), signal)).rejects.toMatchObject(notConnected);
    await expect(chat.answer(asking('hello'), () => undefined, signal)).rejects.toMatchObject(notConnected);
  });

  it('transcribes and speaks through the provider of chat, unless another is named', async () => {
    const {
      transcriber,
      speechSynthesizer: speaker,
      simulator,
    } = await open({
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
      OPENAI_TTS_BASE_URL: 'http://127.0.0.1:2/v1',
      OPENAI_STT_MODEL: 'whisper',
    });
    expect(transcriber).toMatchObject({ providerName: '127.0.0.1:1', defaultModel: 'whisper' });
    expect(speaker).toMatchObject({ providerName: '127.0.0.1:2', defaultModel: 'gpt-4o-mini-tts' });
    expect(simulator).toBeNull();
  });

  it('never sends the key for chat to another server', () => {
    const config = parseConfig({ OPENAI_API_KEY: 'sk-chat', OPENAI_TTS_BASE_URL: 'http://127.0.0.1:2/v1' });
    expect(configuredTranscriber(config)?.apiKey).toBe('sk-chat');
    expect(configuredSpeaker(config)?.apiKey).toBe('none');
  });

  it('speaks through its own server while the chat is simulated', async () => {
    const {
      chat,
      speechSynthesizer: speaker,
      transcriber,
    } = await open({ OPENAI_TTS_BASE_URL: 'http://127.0.0.1:2/v1' });
    expect([chat.simulated, transcriber.simulated, speaker.simulated]).toEqual([true, true, false]);
  });
});
