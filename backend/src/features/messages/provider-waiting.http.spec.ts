import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { chunkOf, eventsOf, type UpstreamCase, UpstreamPlayer } from '../../testing/providers/upstream-player.js';

const COMMENT = ': OPENROUTER PROCESSING\n\n';
const EMPTY = chunkOf({ role: 'assistant', content: '' });

/** The same sign every 400 ms, and then what follows. */
const after = (sign: string, times: number, text: string): UpstreamCase => ({
  writes: [...Array.from({ length: times }, () => ({ after_ms: 400, text: sign })), { after_ms: 400, text }],
});
const refused = (status: number, retryAfter: string, body: unknown = { error: { message: 'Busy' } }): UpstreamCase => ({
  status,
  headers: { 'content-type': 'application/json', 'retry-after': retryAfter },
  writes: [{ text: JSON.stringify(body) }],
});

const CASES: Record<string, UpstreamCase> = {
  comments: after(COMMENT, 4, eventsOf('At six.')),
  'empty-chunks': after(EMPTY, 4, eventsOf('At six.')),
  'endless-queue': after(COMMENT, 30, eventsOf('At six.')),
  'silence-after-queue': { writes: [{ text: COMMENT }], end: 'open' },
  silence: { writes: [{ text: EMPTY }], end: 'open' },
  'limit-429': refused(429, '9'),
  'limit-429-long': refused(429, '3600'),
  'limit-503': refused(503, '9'),
  'limit-in-words': refused(429, '', { error: { message: 'Rate limit reached. Please try again in 8.21s.' } }),
  'limit-date': refused(429, new Date(Date.now() + 3_600_000).toUTCString()),
};

describe('A provider that lets people wait', () => {
  let server: TestApp;
  let people: Conversations;
  let player: UpstreamPlayer;

  beforeAll(async () => {
    player = await UpstreamPlayer.start(CASES);
    server = await createTestApp({
      env: {
        OPENAI_BASE_URL: player.baseUrl,
        OPENAI_API_KEY: 'x',
        FIRST_TOKEN_TIMEOUT_SECONDS: '1',
        QUEUE_TIMEOUT_SECONDS: '4',
        IDLE_TIMEOUT_SECONDS: '2',
      },
    });
    people = new Conversations(server);
  });

  afterAll(async () => {
    await server.close();
    await player.stop();
  });

  const play = async (name: string) => {
    const session = await people.session({ title: 'T' });
    const client = await people.say(session.id, `case:${name}`);
    const { status, content } = await people.lastMessage(session.id);
    return { status, content, last: client.seen.at(-1)?.data ?? {} };
  };

  it.each(['comments', 'empty-chunks'])('is waited for as long as it sends signs of life: %s', async (name) => {
    expect(await play(name)).toMatchObject({ status: 'complete', content: 'At six.' });
  });

  it.each([
    ['endless-queue', 'let the request wait in its queue for more than 4 s.'],
    ['silence-after-queue', 'fell silent for 2 s before it started an answer.'],
    ['silence', 'did not start an answer within 1 s.'],
  ])('is not waited for without end: %s', async (name, words) => {
    const { status, last } = await play(name);
    expect(status).toBe('failed');
    expect(last).toMatchObject({ code: 'provider_timeout', detail: expect.stringContaining(words) });
    await people.say((await people.session({ title: 'T' })).id, 'Hello?');
  });

  it.each([
    ['limit-429', 'provider_rate_limited', 9],
    ['limit-429-long', 'provider_rate_limited', 3600],
    ['limit-in-words', 'provider_rate_limited', 9],
    ['limit-503', 'provider_error', 9],
  ])(
    'that asks for more time than the first word may take fails at once, for its reason: %s',
    async (name, code, s) => {
      const before = player.requests.length;
      const { status, last } = await play(name);
      expect(status).toBe('failed');
      expect(last).toMatchObject({ code, retry_after_seconds: s });
      expect(player.requests.length - before).toBe(1);
    },
  );

  it('may name a date', async () => {
    const { last } = await play('limit-date');
    expect(last['code']).toBe('provider_rate_limited');
    expect(last['retry_after_seconds']).toBeGreaterThan(3_000);
  });

  it('is passed on in the JSON form of the answer, with the time', async () => {
    const session = await people.session({ title: 'T' });
    const answer = await server.http
      .post(`/api/sessions/${session.id}/messages`)
      .set('Accept', 'application/json')
      .send({ content: 'case:limit-429' })
      .expect(503);
    expect(answer.body).toMatchObject({ code: 'provider_rate_limited' });
    expect(answer.headers['retry-after']).toBe('9');
  });
});
