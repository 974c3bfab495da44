import { afterEach, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { deltaEvent, EndlessProvider } from '../../../testing/providers/endless-provider.js';
import type { MessageDto } from '../../sessions/message/message.dto.js';

const MAX_OUTPUT_TOKENS = 100;
const WORDS = deltaEvent({ content: 'again and ' });
const MEGABYTE = 1024 * 1024;

describe('An answer that the provider never ends', () => {
  let server: TestApp;
  let provider: EndlessProvider;

  afterEach(async () => {
    await server.close();
    await provider.stop();
  });

  /** The end of the stream and what is stored then. */
  async function ask(
    opening: string,
    piece: string,
    more: { everyMs?: number; seconds?: number } = {},
  ): Promise<{ end: Record<string, unknown>; type: string; text: string; stored: MessageDto }> {
    provider = await EndlessProvider.start(opening, piece, more.everyMs ?? null);
    server = await createTestApp({
      env: {
        OPENAI_BASE_URL: provider.baseUrl,
        MAX_OUTPUT_TOKENS: String(MAX_OUTPUT_TOKENS),
        ...(more.seconds === undefined ? {} : { ANSWER_TIMEOUT_SECONDS: String(more.seconds) }),
      },
    });
    const people = new Conversations(server);
    const session = await people.session({ title: 'T' });
    const client = await people.say(session.id, 'Go on');
    const last = client.seen.at(-1);
    if (!last) throw new Error('the stream was empty');
    return { end: last.data, type: last.type, text: client.text(), stored: await people.lastMessage(session.id) };
  }

  async function expectHungUp(): Promise<void> {
    while (provider.open > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  it('ends as one that was cut by its length, with all text until there', async () => {
    const { type, end, text, stored } = await ask('', WORDS);
    expect(type).toBe('done');
    expect(end).toMatchObject({ message: { status: 'complete', finish_reason: 'length', usage: null } });
    expect(stored).toMatchObject({ status: 'complete', finish_reason: 'length', content: text });
    expect(text.length).toBeGreaterThan(MAX_OUTPUT_TOKENS * 10);
    expect(text.length).toBeLessThan(MAX_OUTPUT_TOKENS * 50);
    await expectHungUp();
    expect(provider.sent).toBeLessThan(8 * MEGABYTE);
  });

  it.each([
    ['thinking', '', deltaEvent({ reasoning_content: 'hmm ' })],
    ['comments', '', ': wait\n\n'],
    ['a line without an end', 'data: ', 'x'],
    ['fields that nobody knows', '', deltaEvent({ tool_calls: [{ index: 0, function: { arguments: '{' } }] })],
    ['white space', '', deltaEvent({ content: '\n \n' })],
  ])('fails in words when it is nothing but %s', async (_what, opening, piece) => {
    const { type, end, stored } = await ask(opening, piece);
    expect(type).toBe('error');
    expect(end).toMatchObject({ code: 'provider_error' });
    expect(stored).toMatchObject({ status: 'failed' });
    await expectHungUp();
    expect(provider.sent).toBeLessThan(40 * MEGABYTE);
  });

  it.each([
    ['comments', ': wait\n\n'],
    ['thinking', deltaEvent({ reasoning_content: 'hmm ' })],
  ])('keeps its text and ends by length when endless %s follow', async (_what, piece) => {
    const { type, stored } = await ask(WORDS, piece);
    expect(type).toBe('done');
    expect(stored).toMatchObject({ status: 'complete', finish_reason: 'length', content: 'again and ' });
    await expectHungUp();
  });

  it('is interrupted by the time limit when it goes on slowly, and says which setting that is', async () => {
    const { type, end, text, stored } = await ask(WORDS, WORDS, { everyMs: 50, seconds: 1 });
    expect(type).toBe('error');
    expect(end).toMatchObject({ code: 'provider_timeout' });
    expect(String(end['detail'])).toContain('ANSWER_TIMEOUT_SECONDS');
    expect(stored).toMatchObject({ status: 'interrupted', content: text });
    expect(text).toContain('again and again');
    await expectHungUp();
  });
});
