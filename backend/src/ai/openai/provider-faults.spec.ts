import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { Clock } from '../../platform/clock.js';
import { asking, FIVE_WORDS, GENEROUS_LIMITS, ModelUnderTest, run } from '../../testing/providers/model-under-test.js';
import type { OpenAiChatModel } from './openai-chat-model.js';
import { pause } from './resilience/retry.js';

let test: ModelUnderTest;

beforeEach(async () => {
  test = await ModelUnderTest.start();
});

afterEach(() => test.stop());

describe('A provider that is out of order', () => {
  it.each([
    ['401', 'misconfigured', 401, 'The key for Acme was refused (401). Check OPENAI_API_KEY.'],
    ['403', 'misconfigured', 403, 'The key for Acme may not do this (403). Check its permissions.'],
    ['429', 'rate_limit', 429, 'Acme is receiving too many requests (429).'],
    ['500', 'unavailable', 500, 'Acme answered with an error of its own (500).'],
    ['503', 'unavailable', 503, 'Acme answered with an error of its own (503).'],
    ['quota', 'rate_limit', 429, 'The account at Acme has spent its quota (429). Check its plan and billing.'],
  ] as const)('is described in our own words when it answers %s', async (fault, kind, status, message) => {
    const outcome = await run(test.connect(), asking(`/error ${fault}`));
    expect(outcome.failure).toMatchObject({ kind, status, message });
  });

  it('never gets a part of the key or of the prompt into an error', async () => {
    const outcome = await run(test.connect(), asking('/error 401'));
    expect(JSON.stringify([outcome.failure, outcome.failure?.message, outcome.failure?.cause])).not.toContain('sk-');
  });

  it('is said to not know a model', async () => {
    const outcome = await run(test.connect(), asking('/error 404'));
    expect(outcome.failure).toMatchObject({ kind: 'rejected', status: 404 });
    expect(outcome.failure?.message).toContain('does not know the model "sim-fast"');
  });

  it('is said to have got too long a conversation', async () => {
    const outcome = await run(test.connect(), asking('/error context'));
    expect(outcome.failure).toMatchObject({ kind: 'rejected', status: 400 });
    expect(outcome.failure?.message).toContain('too long');
  });

  it('is named as unreachable when nothing listens', async () => {
    const port = await freePort();
    const outcome = await run(test.connect({ baseUrl: `http://127.0.0.1:${port}/v1` }), asking('hi'));
    expect(outcome.failure).toMatchObject({
      kind: 'unavailable',
      message: `Nothing answers on http://127.0.0.1:${port}. Check that the server is running.`,
    });
    expect(test.waits).toHaveLength(2);
  });

  it.each(['html', 'empty', 'only-garbage'])(
    'gives an invalid answer when it sends %s with status 200',
    async (fault) => {
      const outcome = await run(test.connect(), asking(`/error ${fault}`));
      expect(outcome.failure?.kind).toBe('invalid');
      expect(outcome.text).toBe('');
    },
  );

  it('runs into the first-token limit, heartbeats or not', async () => {
    const model = test.connect({ limits: { ...GENEROUS_LIMITS, firstTokenMs: 200 } });
    const silent = await run(model, asking('/error timeout'));
    const beating = await run(model, asking('/error timeout', { model: 'sim-heartbeat' }));
    const mute = await run(model, asking('/error hang'));
    expect([silent, beating, mute].map((outcome) => outcome.failure?.kind)).toEqual(['timeout', 'timeout', 'timeout']);
    await test.simulator.until(({ openSockets }) => openSockets === 0);
  });

  it('runs into the idle limit when it stalls, and the text stays', async () => {
    const model = test.connect({ limits: { ...GENEROUS_LIMITS, idleMs: 200 } });
    const outcome = await run(model, asking('/error stall 3'));
    expect(outcome.text).toBe((await run(test.connect(), asking('/error length 3'))).text);
    expect(outcome.failure?.kind).toBe('timeout');
    await test.simulator.until(({ calls }) => calls[0]?.aborted === true);
  });

  it('leaves an incomplete answer when it resets the connection', async () => {
    const outcome = await run(test.connect(), asking('/error reset 3', { model: 'sim-40tps' }));
    expect(outcome.text.split(' ')).toHaveLength(3);
    expect(outcome.failure?.kind).toBe('incomplete');
    expect(test.simulator.calls).toHaveLength(1);
  });

  it('leaves an incomplete answer when it ends without a finish_reason', async () => {
    const outcome = await run(test.connect(), asking('/error no-finish'));
    expect(outcome.text).not.toBe('');
    expect(outcome.failure?.kind).toBe('incomplete');
  });

  it('is forgiven an unreadable line, which is counted', async () => {
    const outcome = await run(test.connect(), asking('/say 5', { model: 'sim-error-garbage' }));
    expect(outcome).toMatchObject({ text: FIVE_WORDS, failure: null });
    expect(test.unreadable).toBe(1);
  });

  it.each(['double-done', 'no-done'])('is forgiven %s', async (fault) => {
    const outcome = await run(test.connect(), asking('/say 5', { model: `sim-error-${fault}` }));
    expect(outcome).toMatchObject({ text: FIVE_WORDS, failure: null });
    expect(outcome.end).toMatchObject({ usage: { output_tokens: 5 } });
  });

  it('is asked again when it reports an error inside the stream before any text', async () => {
    const outcome = await run(test.connect(), asking('/error in-stream times 1'));
    expect(outcome.failure).toBeNull();
    expect(test.simulator.calls).toHaveLength(2);
  });
});

describe('Retries', () => {
  it('bring an answer when the provider recovers after two failures', async () => {
    const outcome = await run(test.connect(), asking('/error 500 times 2'));
    expect(outcome.failure).toBeNull();
    expect(test.simulator.calls).toHaveLength(3);
    expect(test.waits[0]).toBeGreaterThanOrEqual(250);
    expect(test.waits[0]).toBeLessThanOrEqual(500);
    expect(test.waits[1]).toBeGreaterThanOrEqual(750);
    expect(test.waits[1]).toBeLessThanOrEqual(1500);
  });

  it('end after the second', async () => {
    const outcome = await run(test.connect(), asking('/error 500'));
    expect(outcome.failure?.kind).toBe('unavailable');
    expect(test.simulator.calls).toHaveLength(3);
  });

  it('wait as long as the provider asks', async () => {
    await run(test.connect(), asking('hi', { model: 'sim-error-429+times-1+retry-after-7' }));
    expect(test.waits).toEqual([7000]);
  });

  it('do not happen when the provider asks for a long pause, which is passed on', async () => {
    const outcome = await run(test.connect(), asking('hi', { model: 'sim-error-429+retry-after-60' }));
    expect(outcome.failure).toMatchObject({ kind: 'rate_limit', retry_after_seconds: 60 });
    expect(test.simulator.calls).toHaveLength(1);
  });

  it.each(['401', '403', '404', 'quota', 'context', 'html', 'empty'])('do not happen after %s', async (fault) => {
    await run(test.connect(), asking(`/error ${fault}`));
    expect(test.simulator.calls).toHaveLength(1);
  });

  it('do not happen once the model began to think', async () => {
    const outcome = await run(test.connect(), asking('/error reset 0', { model: 'sim-thinking-2' }));
    expect(outcome.failure?.kind).toBe('unavailable');
    expect(test.simulator.calls).toHaveLength(1);
  });

  it('are given up at once when the answer is stopped while waiting', async () => {
    const stop = new AbortController();
    const model = test.connect(
      { defaultModel: 'sim-error-429+retry-after-8' },
      { pause, observer: { onRetry: () => stop.abort(), onFailure: () => undefined, onUnreadable: () => undefined } },
    );
    const start = performance.now();
    const outcome = await run(model, asking('hi'), stop.signal);
    expect(outcome.failure?.kind).toBe('aborted');
    expect(performance.now() - start).toBeLessThan(4_000);
    expect(test.simulator.calls).toHaveLength(1);
  });
});

describe('The circuit breaker', () => {
  class HeldClock extends Clock {
    ms = 0;
    now(): Date {
      return new Date(this.ms);
    }
    monotonicMs(): number {
      return this.ms;
    }
  }

  async function failing(times: number, model: OpenAiChatModel): Promise<void> {
    for (let i = 0; i < times; i++) await run(model, asking('/error 500'));
  }

  it('spares a provider that failed five times in a row, and says when to come back', async () => {
    const clock = new HeldClock();
    const model = test.connect({}, { clock });
    await failing(5, model);
    test.simulator.clear();
    clock.ms = 5_000;
    const outcome = await run(model, asking('/say 5'));
    expect(outcome.failure).toMatchObject({ kind: 'unavailable', retry_after_seconds: 10 });
    expect(test.simulator.calls).toHaveLength(0);
  });

  it('lets one call through after 15 seconds, and all when it succeeds', async () => {
    const clock = new HeldClock();
    const model = test.connect({}, { clock });
    await failing(5, model);
    clock.ms = 15_000;
    const [probe, other] = await Promise.all([run(model, asking('/say 5')), run(model, asking('/say 5'))]);
    expect(probe.text).toBe(FIVE_WORDS);
    expect(other.failure?.kind).toBe('unavailable');
    expect((await run(model, asking('/say 5'))).failure).toBeNull();
  });

  it('stays open for another 15 seconds when that call fails', async () => {
    const clock = new HeldClock();
    const model = test.connect({}, { clock });
    await failing(5, model);
    clock.ms = 15_000;
    await failing(1, model);
    clock.ms = 29_000;
    expect((await run(model, asking('/say 5'))).failure?.kind).toBe('unavailable');
    clock.ms = 30_000;
    expect((await run(model, asking('/say 5'))).failure).toBeNull();
  });

  it('stays closed when the failures are far apart, or when an answer came between', async () => {
    const clock = new HeldClock();
    const model = test.connect({}, { clock });
    await failing(4, model);
    clock.ms = 31_000;
    await failing(4, model);
    await run(model, asking('/say 1'));
    await failing(1, model);
    expect((await run(model, asking('/say 5'))).failure).toBeNull();
  });

  it('does not mind refusals and stopped answers', async () => {
    const model = test.connect();
    for (let i = 0; i < 6; i++) await run(model, asking('/error 401'));
    for (let i = 0; i < 6; i++) await run(model, asking('hi'), AbortSignal.abort());
    expect((await run(model, asking('/say 5'))).failure).toBeNull();
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
