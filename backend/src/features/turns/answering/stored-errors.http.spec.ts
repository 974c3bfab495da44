import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import type { MessageDto } from '../../sessions/message/message.dto.js';

interface Failure {
  fault: string;
  status: MessageDto['status'];
  code: string;
  /** What a person reads about it. */
  detail: RegExp;
}

const FAILURES: Failure[] = [
  { fault: '401', status: 'failed', code: 'provider_misconfigured', detail: /key .* was refused \(401\)/ },
  { fault: '429', status: 'failed', code: 'provider_rate_limited', detail: /too many requests/ },
  { fault: 'quota', status: 'failed', code: 'provider_rate_limited', detail: /spent its quota/ },
  { fault: '500', status: 'failed', code: 'provider_error', detail: /error of its own \(500\)/ },
  { fault: 'context', status: 'failed', code: 'provider_error', detail: /conversation is too long/ },
  { fault: 'content-filter 0', status: 'failed', code: 'provider_error', detail: /content filter .* withheld/ },
  { fault: 'timeout', status: 'failed', code: 'provider_timeout', detail: /did not start an answer within 1 s/ },
  { fault: 'stall 3', status: 'interrupted', code: 'provider_timeout', detail: /paused .* for more than 1 s/ },
  { fault: 'reset 3', status: 'interrupted', code: 'provider_error', detail: /broke off/ },
];

describe('The reason of an answer that failed', () => {
  let server: TestApp;
  let people: Conversations;

  beforeEach(async () => {
    server = await createTestApp({ env: { FIRST_TOKEN_TIMEOUT_SECONDS: '1', IDLE_TIMEOUT_SECONDS: '1' } });
    people = new Conversations(server);
  });

  afterEach(() => server.close());

  it.each(FAILURES)(
    'is stored with it ($fault) and read again word for word',
    async ({ fault, status, code, detail }) => {
      const session = await people.session({ title: 'T' });
      const client = await people.say(session.id, `/error ${fault}`);
      const event = client.seen.at(-1);
      const message = await people.lastMessage(session.id);
      expect(message).toMatchObject({ status, error: { code, detail: expect.stringMatching(detail), retry_at: null } });
      expect(event).toMatchObject({ type: 'error', data: { code, detail: message.error?.detail, message } });
    },
  );

  it('names the moment at which the provider asks to be tried again', async () => {
    const session = await people.session({ title: 'T' });
    const before = Date.now();
    await people.say(session.id, '/error quota retry-after 120');
    const { error } = await people.lastMessage(session.id);
    const waitMs = Date.parse(error?.retry_at ?? '') - before;
    expect(waitMs).toBeGreaterThanOrEqual(120_000);
    expect(waitMs).toBeLessThan(180_000);
  });

  it.each(['99999999999999999999', '31536000000'])(
    'names the next day at the latest, also when the provider asks for %s seconds',
    async (seconds) => {
      const session = await people.session({ title: 'T' });
      await people.say(session.id, `/error quota retry-after ${seconds}`);
      const { status, error } = await people.lastMessage(session.id);
      expect([status, error?.code]).toEqual(['failed', 'provider_rate_limited']);
      const waitMs = Date.parse(error?.retry_at ?? '') - Date.now();
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(24 * 60 * 60 * 1000);
    },
  );

  it('is given again with its waiting time to a request that is repeated', async () => {
    const session = await people.session({ title: 'T' });
    const ask = () =>
      server.http
        .post(`/api/sessions/${session.id}/messages`)
        .set('Accept', 'application/json')
        .set('Idempotency-Key', 'the-same')
        .send({ content: '/error quota retry-after 120' })
        .expect(503);
    const first = await ask();
    const second = await ask();
    const { correlation_id: _first, ...body } = first.body as { correlation_id: string };
    expect(second.body).toMatchObject(body);
    expect(Number(second.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(second.headers['retry-after'])).toBeLessThanOrEqual(120);
  });

  it('is absent from an answer that ended well, and from one that was continued to its end', async () => {
    const session = await people.session({ title: 'T' });
    const done = (await people.say(session.id, '/say 3')).seen.at(-1);
    expect(done?.data).toMatchObject({ message: { error: null } });
    expect(await people.lastMessage(session.id)).toMatchObject({ status: 'complete', error: null });

    // Within the one second that this server waits for a first word nothing is asked twice.
    await people.say(session.id, '/error 500 times 1');
    const failed = await people.lastMessage(session.id);
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'provider_error' } });
    await server.http.post(`/api/messages/${failed.id}/continue`).set('Accept', 'application/json').expect(200);
    expect(await people.lastMessage(session.id)).toMatchObject({ id: failed.id, status: 'complete', error: null });
  });
});
