import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { ChatRequest, ChatStep } from '../chat-model.js';
import { ModelFailure } from '../model-failure.js';
import { Simulator } from '../simulator/simulator.js';
import { OpenAiChatModel, type OpenAiChatModelOptions } from './openai-chat-model.js';
import type { Provider, TimeLimits } from './provider.js';

const KEY = 'sk-test-0123456789abcdef';
const GENEROUS: TimeLimits = { connectMs: 5_000, firstTokenMs: 10_000, idleMs: 10_000 };

let simulator: Simulator;
let models: OpenAiChatModel[];
let waits: number[];
let unreadable: number;

beforeEach(async () => {
  simulator = new Simulator();
  await simulator.start();
  models = [];
  waits = [];
  unreadable = 0;
});

afterEach(async () => {
  await Promise.all(models.map((model) => model.close()));
  await simulator.stop();
});

function connect(provider: Partial<Provider> = {}, options: OpenAiChatModelOptions = {}): OpenAiChatModel {
  const model = new OpenAiChatModel(
    {
      name: 'test',
      label: 'The test provider',
      baseUrl: simulator.baseUrl,
      apiKey: KEY,
      defaultModel: 'sim-fast',
      simulated: false,
      maxTokensField: 'max_tokens',
      limits: GENEROUS,
      ...provider,
    },
    {
      pause: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      observer: { onRetry() {}, onFailure() {}, onUnreadable: (lines) => void (unreadable += lines) },
      ...options,
    },
  );
  models.push(model);
  return model;
}

function asking(content: string, more: Partial<ChatRequest> = {}): ChatRequest {
  return { messages: [{ role: 'user', content }], model: null, temperature: null, max_output_tokens: 2000, ...more };
}

interface Outcome {
  text: string;
  steps: ChatStep[];
  failure: ModelFailure | null;
}

/** Runs a stream to its end, whatever that is. */
async function run(model: OpenAiChatModel, request: ChatRequest, signal = new AbortController().signal) {
  const outcome: Outcome = { text: '', steps: [], failure: null };
  try {
    for await (const step of model.stream(request, signal)) {
      outcome.steps.push(step);
      if (step.type === 'text') outcome.text += step.text;
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    outcome.failure = error;
  }
  return outcome;
}

function end(outcome: Outcome): ChatStep | undefined {
  return outcome.steps.at(-1);
}

const FIVE_WORDS = 'word1 word2 word3 word4 word5';

describe('A streamed answer', () => {
  it('arrives word for word, with its end, usage and model', async () => {
    const outcome = await run(connect(), asking('/say 5'));
    expect(outcome.failure).toBeNull();
    expect(outcome.text).toBe(FIVE_WORDS);
    expect(end(outcome)).toEqual({
      type: 'end',
      finish_reason: 'stop',
      usage: { input_tokens: 6, cached_input_tokens: 0, output_tokens: 5, reasoning_tokens: 0 },
      model: 'sim-fast',
    });
  });

  it('carries the whole conversation and nothing that other servers would refuse', async () => {
    const messages: ChatRequest['messages'] = [
      { role: 'system', content: 'You are Atlas.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: '/say 1' },
    ];
    await run(connect(), asking('', { messages, temperature: 0.5, max_output_tokens: 77 }));
    expect(simulator.calls[0]?.body).toEqual({
      model: 'sim-fast',
      messages,
      stream: true,
      max_tokens: 77,
      temperature: 0.5,
      stream_options: { include_usage: true },
    });
    expect(simulator.calls[0]?.headers['authorization']).toBe('Bearer');
  });

  it('keeps characters of several bytes whole', async () => {
    const text = 'ä ß 你好 🎈 '.repeat(200).trim();
    const outcome = await run(connect(), asking(`/echo ${text}`));
    expect(outcome.text).toBe(text);
  });

  it('ends at the token limit with the finish reason length', async () => {
    const outcome = await run(connect(), asking('/say 50', { max_output_tokens: 5 }));
    expect(outcome.text).toBe(FIVE_WORDS);
    expect(end(outcome)).toMatchObject({ finish_reason: 'length' });
  });

  it('comes over the same connection as the one before', async () => {
    const model = connect();
    await run(model, asking('/say 5'));
    await run(model, asking('/say 5'));
    expect(simulator.calls).toHaveLength(2);
    expect(simulator.calls[1]?.client_port).toBe(simulator.calls[0]?.client_port);
  });

  it('leaves out what the model thought, in a field of its own or in tags', async () => {
    expect((await run(connect(), asking('/say 5', { model: 'sim-thinking-4' }))).text).toBe(FIVE_WORDS);
    expect((await run(connect(), asking('/say 5', { model: 'sim-think-tags' }))).text).toBe(FIVE_WORDS);
  });

  it('has no usage when the provider does not tell it', async () => {
    const outcome = await run(connect(), asking('/say 5', { model: 'sim-no-usage' }));
    expect(end(outcome)).toMatchObject({ finish_reason: 'stop', usage: null });
  });

  it('can be had at once', async () => {
    const answer = await connect().complete(asking('/say 5'), new AbortController().signal);
    expect(answer).toMatchObject({ text: FIVE_WORDS, finish_reason: 'stop', model: 'sim-fast' });
  });

  it('hands over in one step what arrived in one read', async () => {
    const outcome = await run(connect(), asking('/say 2000'));
    expect(outcome.text.split(' ')).toHaveLength(2000);
    expect(outcome.steps.length).toBeLessThan(1000);
  });
});

describe('A provider that is out of order', () => {
  it.each([
    ['401', 'misconfigured', 401, 'The key for The test provider was refused (401). Check OPENAI_API_KEY.'],
    ['403', 'misconfigured', 403, 'The key for The test provider may not do this (403). Check its permissions.'],
    ['429', 'rate_limit', 429, 'The test provider is receiving too many requests (429).'],
    ['500', 'unavailable', 500, 'The test provider answered with an error of its own (500).'],
    ['503', 'unavailable', 503, 'The test provider answered with an error of its own (503).'],
    [
      'quota',
      'rate_limit',
      429,
      'The quota of the The test provider account is spent (429). Check its plan and billing.',
    ],
  ] as const)('is described in our own words when it answers %s', async (fault, kind, status, message) => {
    const outcome = await run(connect(), asking(`/error ${fault}`));
    expect(outcome.failure).toMatchObject({ kind, status, message });
  });

  it('never gets a part of the key or of the prompt into an error', async () => {
    const outcome = await run(connect(), asking('/error 401'));
    expect(JSON.stringify([outcome.failure, outcome.failure?.message, outcome.failure?.cause])).not.toContain('sk-');
  });

  it('is said to not know a model', async () => {
    const outcome = await run(connect(), asking('/error 404'));
    expect(outcome.failure).toMatchObject({ kind: 'rejected', status: 404 });
    expect(outcome.failure?.message).toContain('does not know the model "sim-fast"');
  });

  it('is said to have got too long a conversation', async () => {
    const outcome = await run(connect(), asking('/error context'));
    expect(outcome.failure).toMatchObject({ kind: 'rejected', status: 400 });
    expect(outcome.failure?.message).toContain('too long');
  });

  it('is named as unreachable when nothing listens', async () => {
    const port = await freePort();
    const outcome = await run(connect({ baseUrl: `http://127.0.0.1:${port}/v1` }), asking('hi'));
    expect(outcome.failure).toMatchObject({
      kind: 'unavailable',
      message: `Nothing answers on http://127.0.0.1:${port}. Check that the server is running.`,
    });
    expect(waits).toHaveLength(2);
  });

  it.each(['html', 'empty', 'only-garbage'])(
    'gives an invalid answer when it sends %s with status 200',
    async (fault) => {
      const outcome = await run(connect(), asking(`/error ${fault}`));
      expect(outcome.failure?.kind).toBe('invalid');
      expect(outcome.text).toBe('');
    },
  );

  it('runs into the first-token limit, heartbeats or not', async () => {
    const model = connect({ limits: { ...GENEROUS, firstTokenMs: 200 } });
    const silent = await run(model, asking('/error timeout'));
    const beating = await run(model, asking('/error timeout', { model: 'sim-heartbeat' }));
    const mute = await run(model, asking('/error hang'));
    expect([silent, beating, mute].map((outcome) => outcome.failure?.kind)).toEqual(['timeout', 'timeout', 'timeout']);
    await simulator.until(({ openSockets }) => openSockets === 0);
  });

  it('runs into the idle limit when it stalls, and the text stays', async () => {
    const model = connect({ limits: { ...GENEROUS, idleMs: 200 } });
    const outcome = await run(model, asking('/error stall 3'));
    expect(outcome.text).toBe((await run(connect(), asking('/error length 3'))).text);
    expect(outcome.failure?.kind).toBe('timeout');
    await simulator.until(({ calls }) => calls[0]?.aborted === true);
  });

  it('leaves an incomplete answer when it resets the connection', async () => {
    const outcome = await run(connect(), asking('/error reset 3', { model: 'sim-40tps' }));
    expect(outcome.text.split(' ')).toHaveLength(3);
    expect(outcome.failure?.kind).toBe('incomplete');
    expect(simulator.calls).toHaveLength(1);
  });

  it('leaves an incomplete answer when it ends without a finish_reason', async () => {
    const outcome = await run(connect(), asking('/error no-finish'));
    expect(outcome.text).not.toBe('');
    expect(outcome.failure?.kind).toBe('incomplete');
  });

  it('is forgiven an unreadable line, which is counted', async () => {
    const outcome = await run(connect(), asking('/say 5', { model: 'sim-error-garbage' }));
    expect(outcome).toMatchObject({ text: FIVE_WORDS, failure: null });
    expect(unreadable).toBe(1);
  });

  it.each(['double-done', 'no-done'])('is forgiven %s', async (fault) => {
    const outcome = await run(connect(), asking('/say 5', { model: `sim-error-${fault}` }));
    expect(outcome).toMatchObject({ text: FIVE_WORDS, failure: null });
    expect(end(outcome)).toMatchObject({ usage: { output_tokens: 5 } });
  });

  it('is asked again when it reports an error inside the stream before any text', async () => {
    const outcome = await run(connect(), asking('/error in-stream times 1'));
    expect(outcome.failure).toBeNull();
    expect(simulator.calls).toHaveLength(2);
  });
});

describe('Retries', () => {
  it('bring an answer when the provider recovers after two failures', async () => {
    const outcome = await run(connect(), asking('/error 500 times 2'));
    expect(outcome.failure).toBeNull();
    expect(simulator.calls).toHaveLength(3);
    expect(waits[0]).toBeGreaterThanOrEqual(250);
    expect(waits[0]).toBeLessThanOrEqual(500);
    expect(waits[1]).toBeGreaterThanOrEqual(750);
    expect(waits[1]).toBeLessThanOrEqual(1500);
  });

  it('end after the second', async () => {
    const outcome = await run(connect(), asking('/error 500'));
    expect(outcome.failure?.kind).toBe('unavailable');
    expect(simulator.calls).toHaveLength(3);
  });

  it('wait as long as the provider asks', async () => {
    await run(connect(), asking('hi', { model: 'sim-error-429+times-1+retry-after-7' }));
    expect(waits).toEqual([7000]);
  });

  it('do not happen when the provider asks for a long pause, which is passed on', async () => {
    const outcome = await run(connect(), asking('hi', { model: 'sim-error-429+retry-after-60' }));
    expect(outcome.failure).toMatchObject({ kind: 'rate_limit', retry_after_seconds: 60 });
    expect(simulator.calls).toHaveLength(1);
  });

  it.each(['401', '403', '404', 'quota', 'context', 'html', 'empty'])('do not happen after %s', async (fault) => {
    await run(connect(), asking(`/error ${fault}`));
    expect(simulator.calls).toHaveLength(1);
  });

  it('do not happen once the model began to think', async () => {
    const outcome = await run(connect(), asking('/error reset 0', { model: 'sim-thinking-2' }));
    expect(outcome.failure?.kind).toBe('unavailable');
    expect(simulator.calls).toHaveLength(1);
  });

  it('are given up at once when the answer is stopped while waiting', async () => {
    const stop = new AbortController();
    const model = new OpenAiChatModel(
      {
        name: 'test',
        label: 'Test',
        baseUrl: simulator.baseUrl,
        apiKey: KEY,
        defaultModel: 'sim-error-429+retry-after-9',
        simulated: false,
        maxTokensField: 'max_tokens',
        limits: GENEROUS,
      },
      { observer: { onRetry: () => stop.abort(), onFailure() {}, onUnreadable() {} } },
    );
    models.push(model);
    const start = performance.now();
    const outcome = await run(model, asking('hi'), stop.signal);
    expect(outcome.failure?.kind).toBe('aborted');
    expect(performance.now() - start).toBeLessThan(4_000);
    expect(simulator.calls).toHaveLength(1);
  });
});

describe('Stopping', () => {
  it('closes the socket of the provider and keeps no listener', async () => {
    const stop = new AbortController();
    const outcome: string[] = [];
    const streaming = async () => {
      for await (const step of connect().stream(asking('/slow', { model: 'sim-40tps' }), stop.signal)) {
        outcome.push(step.type);
      }
    };
    const running = streaming();
    await simulator.until(({ calls }) => calls[0] !== undefined);
    expect(simulator.openSockets).toBe(1);
    stop.abort();
    await expect(running).rejects.toMatchObject({ kind: 'aborted' });
    await simulator.until(({ calls, openSockets }) => calls[0]?.aborted === true && openSockets === 0);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });

  it('closes the socket when the reader just goes away', async () => {
    for await (const step of connect().stream(asking('/long', { model: 'sim-40tps' }), new AbortController().signal)) {
      expect(step.type).toBe('text');
      break;
    }
    await simulator.until(({ calls, openSockets }) => calls[0]?.aborted === true && openSockets === 0);
  });

  it('leaves nothing on a signal that outlives many answers', async () => {
    const { signal } = new AbortController();
    const model = connect();
    for (let i = 0; i < 20; i++) await run(model, asking('/say 2'), signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('before the start asks nobody', async () => {
    const outcome = await run(connect(), asking('hi'), AbortSignal.abort());
    expect(outcome.failure?.kind).toBe('aborted');
    expect(simulator.calls).toHaveLength(0);
  });
});

describe('A provider with habits of its own', () => {
  it('that refuses stream_options gets none, and never again', async () => {
    const model = connect({ defaultModel: 'sim-error-stream-options' });
    expect(await run(model, asking('/say 5'))).toMatchObject({ text: FIVE_WORDS, failure: null });
    expect(await run(model, asking('/say 5'))).toMatchObject({ text: FIVE_WORDS, failure: null });
    expect(simulator.calls.map((call) => 'stream_options' in (call.body as object))).toEqual([true, false, false]);
    expect(waits).toEqual([]);
  });

  it.each([
    ['max_tokens', 'max_completion_tokens'],
    ['max_completion_tokens', 'max_tokens'],
  ] as const)('that refuses %s gets %s, and never both', async (refused, accepted) => {
    const fault = `sim-error-${refused.replaceAll('_', '-')}`;
    const model = connect({ maxTokensField: refused, defaultModel: fault });
    expect(await run(model, asking('/say 5'))).toMatchObject({ text: FIVE_WORDS, failure: null });
    await run(model, asking('/say 5'));
    const fields = simulator.calls.map((call) =>
      Object.keys(call.body as object).filter((name) => /tokens/.test(name)),
    );
    expect(fields).toEqual([[refused], [accepted], [accepted]]);
  });

  it('that refuses a temperature for one model gets none for it', async () => {
    const model = connect();
    const picky = asking('/say 5', { model: 'sim-error-temperature', temperature: 0.2 });
    expect(await run(model, picky)).toMatchObject({ text: FIVE_WORDS, failure: null });
    await run(model, picky);
    await run(model, asking('/say 5', { temperature: 0.2 }));
    const sent = simulator.calls.map((call) => (call.body as { temperature?: number }).temperature);
    expect(sent).toEqual([0.2, undefined, undefined, 0.2]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
