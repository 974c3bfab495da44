import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { MessageDto } from '../sessions/message/message.dto.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import {
  chunkOf,
  eventsOf,
  recordedCases,
  type UpstreamCase,
  UpstreamPlayer,
} from '../../testing/providers/upstream-player.js';

const GATE = 'The gate opens at six.';
const RECORDED = recordedCases();
const JSON_BODY = { 'content-type': 'application/json' };

const played = (text: string, more: Partial<UpstreamCase> = {}): UpstreamCase => ({ writes: [{ text }], ...more });
const packed = (encoding: string, bytes: Buffer): UpstreamCase => ({
  headers: { 'content-encoding': encoding },
  writes: [{ base64: bytes.toString('base64') }],
});
const gate = (first: string, ...rest: object[]): string =>
  `${first}${chunkOf({ content: 'The gate ' })}${chunkOf({ content: 'opens at six.' })}${chunkOf({}, 'stop')}${rest
    .map((one) => `data: ${JSON.stringify(one)}\n\n`)
    .join('')}data: [DONE]\n\n`;
const choice = (more: object) => JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [more] });

/** Answers that are `The gate opens at six.`, complete, as real servers write them. */
const WHOLE: Record<string, UpstreamCase> = {
  'azure-first-chunk': played(
    gate(
      'data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0}]}\n\n',
    ),
  ),
  'null-string-finish': played(
    ['The ', 'gate ', 'opens at six.'].map((content) => chunkOf({ content }, 'null')).join('') + chunkOf({}, 'stop'),
  ),
  'finish-with-usage-on-every-chunk': {
    writes: ['The ', 'gate ', 'opens ', 'at ', 'six.'].map((content) => ({
      after_ms: 250,
      text: chunkOf({ content }, 'stop', { usage: { prompt_tokens: 3, completion_tokens: 1 } }),
    })),
  },
  'finish-before-the-text': played(
    `${chunkOf({ role: 'assistant', content: '' }, 'stop')}${chunkOf({ content: 'The gate ' })}${chunkOf({ content: 'opens at six.' })}`,
  ),
  'no-done-no-blank-line': played(gate('').replace('data: [DONE]\n\n', '').trimEnd()),
  'single-line-breaks': played(gate('').replaceAll('\n\n', '\n')),
  'cr-lf-event-lines': played(
    gate('')
      .replace(/^data: /gm, 'id: 1\nevent: message\ndata:')
      .replaceAll('\n', '\r\n'),
  ),
  'mixed-line-ends': played(gate(': hello\r\r').replace('\n\n', '\r\n\r')),
  'pretty-json': played(
    JSON.stringify({ choices: [{ message: { role: 'assistant', content: GATE }, finish_reason: 'stop' }] }, null, 2),
    { headers: JSON_BODY },
  ),
  'json-after-keep-alive-spaces': played(
    `\n \n \n${JSON.stringify({ object: 'chat.completion', choices: [{ message: { content: GATE } }] })}`,
    { headers: JSON_BODY },
  ),
  'json-lines': played(
    gate('')
      .replace(/^data: /gm, '')
      .replaceAll('\n\n', '\n')
      .replace('[DONE]\n', ''),
  ),
  'whole-json-in-one-event': played(
    `data: {"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"${GATE}"},"finish_reason":"stop"}]}\n\n`,
  ),
  'message-repeated-at-the-end': played(
    gate('', { object: 'chat.completion', choices: [{ index: 0, message: { content: GATE }, finish_reason: 'stop' }] }),
  ),
  'mistral-parts': played(
    chunkOf({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] }) +
      chunkOf({
        content: [
          { type: 'text', text: 'The gate ' },
          { type: 'reference', reference_ids: [1] },
        ],
      }) +
      chunkOf({ content: 'opens at six.' }) +
      chunkOf({}, 'stop'),
  ),
  'databricks-parts': played(
    chunkOf({ content: [{ type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }] }] }) +
      chunkOf({ content: [{ type: 'text', text: GATE }] }, 'stop'),
  ),
  'one-part-and-bare-strings': played(
    chunkOf({ content: { type: 'text', text: 'The gate ' } }) + chunkOf({ content: ['opens at six.'] }, 'end_turn'),
  ),
  'deepseek-null-reasoning': played(
    chunkOf({ role: 'assistant', content: null, reasoning_content: 'Hm.' }) +
      chunkOf({ content: 'The gate ', reasoning_content: null }) +
      chunkOf({ content: 'opens at six.', reasoning_content: null }) +
      chunkOf({ content: '', reasoning_content: null }, 'stop'),
  ),
  'second-choice-in-the-same-chunk': played(
    `data: {"choices":[{"index":1,"delta":{"content":"The gate "}},{"index":0,"delta":{"content":"The gate "}}]}\n\n` +
      `data: {"choices":[{"index":1,"delta":{"content":"is shut."}},{"index":0,"delta":{"content":"opens at six."}}]}\n\n` +
      `data: {"choices":[{"index":1,"finish_reason":"length"},{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n`,
  ),
  'choice-without-index': played(
    `data: ${choice({ delta: { content: 'The gate ' } })}\n\ndata: ${choice({ delta: { content: 'opens at six.' }, finish_reason: 'stop' })}\n\n`,
  ),
  'old-completions-text': played(
    `data: ${choice({ index: 0, text: 'The gate ' })}\n\ndata: ${choice({ index: 0, text: 'opens at six.', finish_reason: 'stop' })}\n\n`,
  ),
  'error-null-in-every-chunk': played(
    chunkOf({ content: 'The gate ' }, null, { error: null }) +
      chunkOf({ content: 'opens at six.' }, 'stop', { error: {} }),
  ),
  deflate: packed('deflate', deflateSync(gate(''))),
  'deflate-raw': packed('deflate', deflateRawSync(gate(''))),
  brotli: packed('br', brotliCompressSync(gate(''))),
  'gzip-twice': packed('gzip, x-gzip', gzipSync(gzipSync(gate('')))),
  'gzip-without-its-end': packed('gzip', gzipSync(gate('')).subarray(0, -8)),
  'gzip-in-name-only': packed('gzip', Buffer.from(gate(''))),
  'think-second-block': played(eventsOf(`<think>One.</think>\n\n<think>Two.</think>\n\n${GATE}`)),
  'think-after-reasoning-content': played(chunkOf({ reasoning_content: 'Hm.' }) + eventsOf(`\n</think>\n\n${GATE}`)),
  'think-close-only-letter-by-letter': played(
    [...`Okay, the user asks.\n</think>\n\n${GATE}`].map((content) => chunkOf({ content })).join('') +
      chunkOf({}, 'stop'),
  ),
  'think-close-only-slow': {
    writes: ['Okay, the user ', 'asks.\n</th', 'ink>\n\nThe gate ', 'opens at six.'].map((content, index) => ({
      after_ms: 60,
      text: chunkOf({ content }, index === 3 ? 'stop' : null),
    })),
  },
  'queue-comments': played(gate(': OPENROUTER PROCESSING\n\n'.repeat(3))),
};

const WITH_USAGE: Record<string, UpstreamCase> = {
  'groq-usage': played(gate('', { choices: [], x_groq: { usage: { prompt_tokens: 11, completion_tokens: 7 } } })),
  'together-usage': played(
    chunkOf({ content: 'The gate ' }, null, { usage: { prompt_tokens: 11, completion_tokens: 1 } }) +
      chunkOf({ content: 'opens at six.' }, 'stop', { usage: { prompt_tokens: 11, completion_tokens: 7 } }),
  ),
  'usage-without-choices': played(gate('', { usage: { prompt_tokens: 11, completion_tokens: 7 } })),
  'usage-of-other-names': played(gate('', { choices: [], usage: { input_tokens: 11, output_tokens: 7 } })),
};

const error = (body: unknown, more: Partial<UpstreamCase> = {}) =>
  played(JSON.stringify(body), { headers: JSON_BODY, ...more });
const streamed = (body: unknown, before = '') => played(`${before}data: ${JSON.stringify(body)}\n\ndata: [DONE]\n\n`);

/** Errors inside an answer with status 200, with the code of the contract. */
const ERRORS: Record<string, [string, UpstreamCase]> = {
  'rate-limit-as-text-code': ['provider_rate_limited', error({ error: { message: 'x', code: '429' } })],
  'rate-limit-as-word': ['provider_rate_limited', streamed({ error: { message: 'x', type: 'rate_limit_exceeded' } })],
  'rate-limit-as-sentence': ['provider_rate_limited', streamed({ error: '429 Too Many Requests' })],
  'rate-limit-in-a-list': ['provider_rate_limited', error([{ error: { code: 429, status: 'RESOURCE_EXHAUSTED' } }])],
  'rate-limit-of-fastapi': ['provider_rate_limited', error({ detail: 'Rate limit exceeded', code: 429 })],
  'vllm-error': ['provider_rate_limited', streamed({ object: 'error', message: 'Busy', code: 429 })],
  'llama-cpp-error-field': [
    'provider_misconfigured',
    played('error: {"code":401,"message":"Invalid API Key","type":"authentication_error"}\n\n'),
  ],
  'error-event': [
    'provider_error',
    played('event: error\ndata: {"error":{"type":"overloaded_error","message":"Overloaded"}}\n\n'),
  ],
  'error-json-in-the-stream': ['provider_error', played(': x\n\n{"error":{"message":"upstream gone"}}\n')],
  'cloudflare-html-as-events': ['provider_error', played('<!doctype html>\n<title>502</title>\n')],
  'cloudflare-html': [
    'provider_error',
    played('<!doctype html><h1>Error 1020</h1>', { headers: { 'content-type': 'text/html' } }),
  ],
  'worker-errors': [
    'provider_error',
    error({ success: false, result: null, errors: [{ code: 7000, message: 'No route' }] }),
  ],
  'finish-error': ['provider_error', played(chunkOf({ content: '' }, 'error', { error: { code: 502, message: 'x' } }))],
  'network-error': ['provider_error', played(chunkOf({ content: '' }, 'network_error'))],
};

/** `The gate `, and then nothing that ends an answer. */
const BROKEN: Record<string, UpstreamCase> = {
  'openrouter-error-within': played(
    chunkOf({ content: 'The gate ' }) + chunkOf({ content: '' }, 'error', { error: { code: 502, message: 'x' } }),
  ),
  'rate-limit-within': played(`${chunkOf({ content: 'The gate ' })}data: {"error":{"code":429,"message":"x"}}\n\n`),
  'error-sentence-within': played(`${chunkOf({ content: 'The gate ' })}data: {"error":"out of memory"}\n\n`),
  'overloaded-finish': played(chunkOf({ content: 'The gate ' }, 'insufficient_system_resource')),
  'no-finish': played(`${chunkOf({ content: 'The gate ' })}data: [DONE]\n\n`),
  'reset-after-finish-on-every-chunk': {
    writes: [
      { text: chunkOf({ content: 'The ' }, 'stop') },
      { after_ms: 30, text: chunkOf({ content: 'gate ' }, 'stop') },
    ],
    end: 'reset',
  },
};

describe('The shapes that providers give an answer', () => {
  let server: TestApp;
  let people: Conversations;
  let player: UpstreamPlayer;

  beforeAll(async () => {
    const errors = Object.fromEntries(Object.entries(ERRORS).map(([name, [, one]]) => [name, one]));
    player = await UpstreamPlayer.start({ ...RECORDED, ...WHOLE, ...WITH_USAGE, ...errors, ...BROKEN });
    server = await createTestApp({ env: { OPENAI_BASE_URL: player.baseUrl, OPENAI_API_KEY: 'x' } });
    people = new Conversations(server);
  });

  afterAll(async () => {
    await server.close();
    await player.stop();
  });

  /** What is stored when the case was played, and what the end of the stream said. */
  async function play(name: string, split: number | null = null) {
    // Each with an agent of its own model: what is learned of one must not help the next.
    const agent = await people.agent({ model: `${name}-${split}` });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    player.split = split;
    const client = await people.say(session.id, `case:${name}`);
    player.split = null;
    const last = client.seen.at(-1);
    const message = await people.lastMessage(session.id);
    // An answer in between, or the breaker would spare the provider after five failures in a row.
    if (message.status !== 'complete') await people.say(session.id, 'Hello?');
    return { message, last: last?.data ?? {}, type: last?.type };
  }

  const answers = Object.entries(RECORDED).filter(([name]) => !name.startsWith('title.'));

  it.each(answers)('are read as recorded: %s', async (name, { expect: expected }) => {
    const { code, usage, ...message } = expected as Partial<MessageDto> & { code?: string };
    const { message: stored, last, type } = await play(name);
    expect(stored).toMatchObject(usage ? { ...message, usage } : message);
    expect(type).toBe(message.status === 'complete' ? 'done' : 'error');
    expect(last['code']).toBe(code ?? last['code']);
  });

  const complete = answers.filter(([, { expect: of }]) => (of as MessageDto).status === 'complete');

  it.each([...complete.filter(([name]) => !name.endsWith('-slow')).map(([name]) => name)])(
    'do not depend on how the bytes are cut: %s',
    async (name) => {
      for (const split of [1, 7]) {
        const { message } = await play(name, split);
        expect(message).toMatchObject((RECORDED[name] as UpstreamCase).expect as object);
      }
    },
  );

  it.each(Object.keys(WHOLE))('are one answer: %s', async (name) => {
    const { message, last } = await play(name);
    expect(message).toMatchObject({ content: GATE, status: 'complete', finish_reason: 'stop' });
    expect(last['full_content']).toBe(GATE);
  });

  it.each(Object.keys(WITH_USAGE))('tell what was used: %s', async (name) => {
    const { message } = await play(name);
    expect(message).toMatchObject({ content: GATE, usage: { input_tokens: 11, output_tokens: 7 } });
  });

  it.each(Object.entries(ERRORS))('are errors in spite of status 200: %s', async (name, [code]) => {
    const { message, last } = await play(name);
    expect(message.status).toBe('failed');
    expect(last).toMatchObject({ code });
  });

  it.each(Object.keys(BROKEN))('keep the words of an answer that breaks off: %s', async (name) => {
    const { message, type } = await play(name);
    expect(message).toMatchObject({ content: 'The gate ', status: 'interrupted' });
    expect(type).toBe('error');
  });

  it('are asked for without compression', () => {
    expect(player.requests.at(-1)?.headers.toLowerCase()).toContain('accept-encoding: identity');
  });
});
