import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, SystemClock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import type { SessionDto } from '../../sessions/session.dto.js';
import { TurnLedger } from '../storage/turn-ledger.js';
import { TurnHistoryCleanup } from '../storage/turn-history-cleanup.js';

/** What is on disk after a process died in the middle of an answer. */
const LONG_AGO = '2026-01-01T00:00:00.000Z';

class MovableClock extends SystemClock {
  offsetMs = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.offsetMs);
  }
}

describe('After a crash', () => {
  let server: TestApp;
  let people: Conversations;
  let session: SessionDto;
  let turnId: string;
  let seen: string;
  const clock = new MovableClock();

  beforeEach(async () => {
    clock.offsetMs = 0;
    server = await createTestApp({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    people = new Conversations(server);
    const agent = await people.agent({ model: 'sim-error-stall+after-5' });
    session = await people.session({ title: 'T', agent_id: agent.id });
    const client = await people.send(session.id, '/say 9');
    while (!client.text().includes('word5')) await client.next();
    seen = client.text();
    turnId = String(client.seen[0]?.data['turn_id']);
    await server.http.post(`/api/turns/${turnId}/stop`).expect(200);
    await makeLookRunning();
  });

  afterEach(() => server.close());

  /** Takes the turn's ending back and leaves it to a runner that is gone. */
  const makeLookRunning = () =>
    server.app.get(Database).write(async (manager) => {
      const set = [
        [
          "UPDATE turns SET status = 'running', finished_at = NULL, lease_expires_at = $1 WHERE id = $2",
          [LONG_AGO, turnId],
        ],
        ["UPDATE messages SET status = 'streaming', content = '' WHERE turn_id = $1 AND role = 'assistant'", [turnId]],
        ['UPDATE sessions SET active_turn_id = $1 WHERE id = $2', [turnId, session.id]],
        ['DELETE FROM turn_stories WHERE turn_id = $1', [turnId]],
      ] as const;
      for (const [sql, parameters] of set) await manager.query(sql, [...parameters]);
    });

  it('an answer whose process is gone is found interrupted when it is read, with every word on disk', async () => {
    const { body } = await server.http.get(`/api/turns/${turnId}`).expect(200);
    expect(body).toMatchObject({ status: 'interrupted' });
    expect(await people.lastMessage(session.id)).toMatchObject({
      status: 'interrupted',
      content: seen,
    });
  });

  it('whoever follows it gets what was told before, and an end', async () => {
    const follower = await people.follow(turnId);
    const events = await follower.rest();
    expect(follower.text()).toBe(seen);
    expect(events.at(-1)).toMatchObject({ type: 'error', data: { code: 'interrupted' } });
    expect(events.map(({ id }) => id)).toEqual(events.map((_, seq) => `${turnId}:${seq}`));
  });

  it('whoever had seen more than was on disk still hears how it ended', async () => {
    await server.http.get(`/api/turns/${turnId}`).expect(200);
    const follower = await people.follow(turnId, `${turnId}:999`);
    expect(await follower.rest()).toMatchObject([{ type: 'error', data: { code: 'interrupted' } }]);
  });

  it('the session takes the next message', async () => {
    const agent = { name: 'Atlas', system_prompt: 'You are Atlas.', model: 'sim-fast' };
    await server.http.put(`/api/agents/${session.agent_id}`).send(agent).expect(200);
    const next = await people.say(session.id, '/say 2');
    expect(next.types().at(-1)).toBe('done');
    expect((await people.detail(session.id)).message_count).toBe(4);
  });

  it('events are kept for a day after the end and then cleared, while the conversation stays', async () => {
    const cleanup = server.app.get(TurnHistoryCleanup);
    const { signal } = new AbortController();
    const ledger = server.app.get(TurnLedger);
    await server.http.get(`/api/turns/${turnId}`).expect(200);
    clock.offsetMs = 23 * 60 * 60 * 1000;
    expect(await cleanup.removeOld(signal)).toBe(0);
    expect(await ledger.finished(turnId)).not.toBeNull();
    clock.offsetMs = 25 * 60 * 60 * 1000;
    expect(await cleanup.removeOld(signal)).toBe(1);
    expect(await ledger.finished(turnId)).toBeNull();
    await ledger.trim();
    await server.http.get(`/api/turns/${turnId}/events`).expect(204);
    expect((await people.detail(session.id)).messages).toHaveLength(2);
  });
});
