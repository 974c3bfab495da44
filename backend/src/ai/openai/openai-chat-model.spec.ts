import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import type { ChatRequest } from '../chat-model.js';
import { asking, FIVE_WORDS, ModelUnderTest, run } from '../../testing/providers/model-under-test.js';

let test: ModelUnderTest;

beforeEach(async () => {
  test = await ModelUnderTest.start();
});

afterEach(() => test.stop());

describe('A streamed answer', () => {
  it('arrives word for word, with its end, usage and model', async () => {
    const outcome = await run(test.connect(), asking('/say 5'));
    expect(outcome.failure).toBeNull();
    expect(outcome.text).toBe(FIVE_WORDS);
    expect(outcome.end).toEqual({
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
    await run(test.connect(), asking('', { messages, temperature: 0.5, maxOutputTokens: 77 }));
    expect(test.simulator.calls[0]?.body).toEqual({
      model: 'sim-fast',
      messages,
      stream: true,
      max_tokens: 77,
      temperature: 0.5,
      stream_options: { include_usage: true },
    });
    expect(test.simulator.calls[0]?.headers['authorization']).toBe('Bearer');
  });

  it('keeps characters of several bytes whole', async () => {
    const text = 'ä ß 你好 🎈 '.repeat(200).trim();
    const outcome = await run(test.connect(), asking(`/echo ${text}`));
    expect(outcome.text).toBe(text);
  });

  it('ends at the token limit with the finish reason length', async () => {
    const outcome = await run(test.connect(), asking('/say 50', { maxOutputTokens: 5 }));
    expect(outcome.text).toBe(FIVE_WORDS);
    expect(outcome.end).toMatchObject({ finish_reason: 'length' });
  });

  it('comes over the same connection as the one before', async () => {
    const model = test.connect();
    await run(model, asking('/say 5'));
    await run(model, asking('/say 5'));
    expect(test.simulator.calls).toHaveLength(2);
    expect(test.simulator.calls[1]?.client_port).toBe(test.simulator.calls[0]?.client_port);
  });

  it('leaves out what the model thought, in a field of its own or in tags', async () => {
    expect((await run(test.connect(), asking('/say 5', { model: 'sim-thinking-4' }))).text).toBe(FIVE_WORDS);
    expect((await run(test.connect(), asking('/say 5', { model: 'sim-think-tags' }))).text).toBe(FIVE_WORDS);
  });

  it('has no usage when the provider does not tell it', async () => {
    const outcome = await run(test.connect(), asking('/say 5', { model: 'sim-no-usage' }));
    expect(outcome.end).toMatchObject({ finish_reason: 'stop', usage: null });
  });

  it('can be had at once', async () => {
    const answer = await test.connect().complete(asking('/say 5'), new AbortController().signal);
    expect(answer).toMatchObject({ text: FIVE_WORDS, finish_reason: 'stop', model: 'sim-fast' });
  });

  it('hands over in one piece what arrived in one read', async () => {
    const outcome = await run(test.connect(), asking('/say 2000'));
    expect(outcome.text.split(' ')).toHaveLength(2000);
    expect(outcome.pieces.length).toBeLessThan(1000);
  });
});

describe('Stopping', () => {
  it('closes the socket of the provider and keeps no listener', async () => {
    const stop = new AbortController();
    const running = test.connect().answer(asking('/slow', { model: 'sim-40tps' }), () => undefined, stop.signal);
    await test.simulator.until(({ calls }) => calls[0] !== undefined);
    expect(test.simulator.openSockets).toBe(1);
    stop.abort();
    await expect(running).rejects.toMatchObject({ kind: 'aborted' });
    await test.simulator.until(({ calls, openSockets }) => calls[0]?.aborted === true && openSockets === 0);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });

  it('leaves nothing on a signal that outlives many answers', async () => {
    const { signal } = new AbortController();
    const model = test.connect();
    for (let i = 0; i < 20; i++) await run(model, asking('/say 2'), signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('before the start asks nobody', async () => {
    const outcome = await run(test.connect(), asking('hi'), AbortSignal.abort());
    expect(outcome.failure?.kind).toBe('aborted');
    expect(test.simulator.calls).toHaveLength(0);
  });
});

describe('A provider with habits of its own', () => {
  it('that refuses stream_options gets none, and never again', async () => {
    const model = test.connect({ defaultModel: 'sim-error-stream-options' });
    expect(await run(model, asking('/say 5'))).toMatchObject({ text: FIVE_WORDS, failure: null });
    expect(await run(model, asking('/say 5'))).toMatchObject({ text: FIVE_WORDS, failure: null });
    expect(test.simulator.calls.map((call) => 'stream_options' in (call.body as object))).toEqual([true, false, false]);
    expect(test.waits).toEqual([]);
  });

  it.each([
    ['max_tokens', 'max_completion_tokens'],
    ['max_completion_tokens', 'max_tokens'],
  ] as const)('that refuses %s gets %s, and never both', async (refused, accepted) => {
    const fault = `sim-error-${refused.replaceAll('_', '-')}`;
    const model = test.connect({ maxTokensField: refused, defaultModel: fault });
    expect(await run(model, asking('/say 5'))).toMatchObject({ text: FIVE_WORDS, failure: null });
    await run(model, asking('/say 5'));
    const fields = test.simulator.calls.map((call) =>
      Object.keys(call.body as object).filter((name) => /tokens/.test(name)),
    );
    expect(fields).toEqual([[refused], [accepted], [accepted]]);
  });

  it('that refuses a temperature for one model gets none for it', async () => {
    const model = test.connect();
    const picky = asking('/say 5', { model: 'sim-error-temperature', temperature: 0.2 });
    expect(await run(model, picky)).toMatchObject({ text: FIVE_WORDS, failure: null });
    await run(model, picky);
    await run(model, asking('/say 5', { temperature: 0.2 }));
    const sent = test.simulator.calls.map((call) => (call.body as { temperature?: number }).temperature);
    expect(sent).toEqual([0.2, undefined, undefined, 0.2]);
  });
});
