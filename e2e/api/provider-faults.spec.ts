import type { Api } from '../harness/api.js';
import { expectEndingAsTold } from '../harness/endings.js';
import { Installation } from '../harness/installation.js';
import type { ErrorBody, Message } from '../harness/records.js';
import { expect, test } from '../harness/test.js';

const FALLBACK = {
  default: "I apologize, I'm having trouble responding right now. Please try again.",
  rate_limit: "I'm receiving too many requests at the moment. Please wait a few seconds and try again.",
  timeout: 'The request took too long to process. Please try again with a shorter message.',
  service_unavailable: 'The service is temporarily unavailable. Please try again in a few minutes.',
};

interface Refusal {
  fault: string;
  what: string;
  status: number;
  code: string;
  text: string;
}

const refusals: Refusal[] = [
  { fault: '401', what: 'refuses the key', status: 500, code: 'provider_misconfigured', text: FALLBACK.default },
  { fault: '403', what: 'forbids the call', status: 500, code: 'provider_misconfigured', text: FALLBACK.default },
  { fault: '429', what: 'is asked too often', status: 503, code: 'provider_rate_limited', text: FALLBACK.rate_limit },
  {
    fault: '429+retry-after-1',
    what: 'is asked too often and says how long to wait',
    status: 503,
    code: 'provider_rate_limited',
    text: FALLBACK.rate_limit,
  },
  { fault: '500', what: 'breaks', status: 502, code: 'provider_error', text: FALLBACK.service_unavailable },
  { fault: '503', what: 'is overloaded', status: 502, code: 'provider_error', text: FALLBACK.service_unavailable },
  { fault: 'empty', what: 'gives an empty answer', status: 502, code: 'provider_error', text: FALLBACK.default },
  { fault: 'html', what: 'gives a web page', status: 502, code: 'provider_error', text: FALLBACK.default },
  { fault: 'only-garbage', what: 'gives only garbage', status: 502, code: 'provider_error', text: FALLBACK.default },
];

const silences: Refusal[] = [
  { fault: 'timeout', what: 'gives no first token', status: 504, code: 'provider_timeout', text: FALLBACK.timeout },
  { fault: 'hang', what: 'gives no answer at all', status: 504, code: 'provider_timeout', text: FALLBACK.timeout },
];

const cuts = [
  { fault: 'stall', what: 'falls silent', status: 504, code: 'provider_timeout' },
  { fault: 'reset', what: 'resets the connection', status: 502, code: 'provider_error' },
  { fault: 'no-finish', what: 'ends without a reason', status: 502, code: 'provider_error' },
];

/** A server that gives a silent provider up within a test. */
const impatientTest = test.extend<object, { api: Api }>({
  api: [
    async ({ simulator }, use) => {
      const limits = { FIRST_TOKEN_TIMEOUT_SECONDS: '1', IDLE_TIMEOUT_SECONDS: '1' };
      const installation = new Installation({ ...simulator.settings, ...limits });
      await use(await installation.start());
      await installation.remove();
    },
    { scope: 'worker' },
  ],
});

async function expectRefusal(api: Api, { fault, status, code, text }: Refusal): Promise<void> {
  const session = await api.conversation(`sim-error-${fault}`);
  const refused = await api.ask<ErrorBody>(session.id, 'Hello');
  expect([refused.status, refused.body.code, refused.body.fallback_message]).toEqual([status, code, text]);

  const stream = await api.send(session.id, 'Once more');
  await stream.over;
  expect(stream.events.map(({ event }) => event)).toEqual(['turn', 'error']);
  const failure = (await stream.first('error')).data;
  expect(failure).toMatchObject({ code, fallback_message: text });

  await expectEndingAsTold(api, session.id, stream);
  const { messages } = await api.detail(session.id);
  expect(messages.map(({ role, status: state }) => [role, state])).toEqual([
    ['user', 'complete'],
    ['assistant', 'failed'],
    ['user', 'complete'],
    ['assistant', 'failed'],
  ]);
  expect(messages[3]).toMatchObject({ id: failure.message_id, content: text, finish_reason: null });
  expect((await api.turn(messages[3]?.turn_id ?? '')).status).toBe('failed');
}

/** An answer in between, so that the circuit breaker does not speak for the provider in the next test. */
async function closeTheBreaker({ api }: { api: Api }): Promise<void> {
  expect((await api.ask((await api.conversation('sim-fast')).id, '/say 1')).status).toBe(200);
}

impatientTest.describe('When the provider is silent,', () => {
  impatientTest.afterEach(closeTheBreaker);

  for (const silence of silences) {
    const title = `it ${silence.what} (${silence.fault}), the stored answer is the fallback and says failed`;
    impatientTest(title, ({ api }) => expectRefusal(api, silence));
  }

  for (const { fault, what, status, code } of cuts) {
    impatientTest(`it ${what} within the answer (${fault}), the text stays and can be continued`, async ({ api }) => {
      const session = await api.conversation('sim-fast', { title: 'Cut' });
      const stream = await api.send(session.id, `/error ${fault} 4`);
      await stream.over;
      expect(stream.text.split(' ')).toHaveLength(4);
      expect(stream.events.at(-1)).toMatchObject({ event: 'error', data: { code } });
      await expectEndingAsTold(api, session.id, stream);
      const [, cut] = (await api.detail(session.id)).messages;
      expect(cut).toMatchObject({ status: 'interrupted', content: stream.text });
      expect((await api.turn(cut?.turn_id ?? '')).status).toBe('interrupted');
      const { message } = (await (await api.continue(cut?.id ?? '')).first('done')).data;
      expect(message).toMatchObject({ id: cut?.id, status: 'complete' });
      expect(message.content.startsWith(stream.text)).toBe(true);
      await expectEndingAsTold(api, session.id);

      const refused = await api.ask<ErrorBody>(session.id, `/error ${fault} 4`);
      expect([refused.status, refused.body.code]).toEqual([status, code]);
    });
  }
});

test.describe('When the provider', () => {
  test.afterEach(closeTheBreaker);

  for (const refusal of refusals) {
    const title = `${refusal.what} (${refusal.fault}), the stored answer is the fallback and says failed`;
    test(title, ({ api }) => expectRefusal(api, refusal));
  }

  for (const { fault, words, reason } of [
    { fault: 'garbage', words: 10, reason: 'stop' },
    { fault: 'double-done', words: 10, reason: 'stop' },
    { fault: 'no-done', words: 10, reason: 'stop' },
    { fault: 'length+after-4', words: 4, reason: 'length' },
    { fault: 'content-filter+after-4', words: 4, reason: 'content_filter' },
    { fault: '429+times-1', words: 10, reason: 'stop' },
    { fault: '500+times-2', words: 10, reason: 'stop' },
  ]) {
    test(`plays ${fault}, the answer is complete with finish_reason ${reason}`, async ({ api }) => {
      const session = await api.conversation(`sim-error-${fault}`);
      const { status, body } = await api.ask(session.id, '/say 10');
      expect(status).toBe(200);
      expect(body.assistant_message).toMatchObject({ status: 'complete', finish_reason: reason });
      expect(body.assistant_message.content.split(' ')).toHaveLength(words);
      expect(await expectEndingAsTold(api, session.id)).toEqual(body.assistant_message);
    });
  }

  test('gave a fallback, the next question goes without it', async ({ api, simulator }) => {
    const session = await api.conversation('sim-fast');
    await api.ask(session.id, '/error 401');
    await api.ask(session.id, 'What came before this?');
    const [call] = await simulator.callsAbout('What came before this?');
    expect(JSON.stringify(call?.body.messages)).not.toContain(FALLBACK.default);
  });
});

test.describe('A provider that', () => {
  test('is not there is said so, and nothing simulated takes its place', async ({ install }) => {
    const api = await install({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }).start();
    const session = await api.conversation('some-model');
    const refused = await api.ask<ErrorBody>(session.id, 'Hello');
    expect([refused.status, refused.body.code]).toEqual([502, 'provider_error']);
    expect(refused.body.fallback_message).toBe(FALLBACK.service_unavailable);
    const [, answer] = (await api.detail(session.id)).messages;
    expect(answer).toMatchObject({ status: 'failed', simulated: false } satisfies Partial<Message>);
    expect(await api.get('/api/health')).toMatchObject({ database: 'ok' });
  });

  test('fails five times in a row is left alone for a while', async ({ install, simulator }) => {
    const api = await install().start();
    const agent = await api.agent({ model: 'sim-error-500' });
    const titled = () => api.session(agent.id, { title: 'So that no title is asked for' });
    const sessions = await Promise.all(Array.from({ length: 5 }, titled));
    await Promise.all(sessions.map(({ id }) => api.ask(id, 'Break the provider')));
    const refused = await api.ask<ErrorBody>((await titled()).id, 'Is it left alone?');
    expect(refused.body).toMatchObject({ code: 'provider_error', fallback_message: FALLBACK.service_unavailable });
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(await simulator.callsAbout('Break the provider')).toHaveLength(15);
    expect(await simulator.callsAbout('Is it left alone?')).toEqual([]);
  });
});
