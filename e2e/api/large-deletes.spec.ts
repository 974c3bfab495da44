import { join } from 'node:path';
import sqlite from 'sqlite3';
import type { EventStream } from '../harness/event-stream.js';
import { integrity, stored } from '../harness/stored.js';
import { expect, test } from '../harness/test.js';

const MESSAGES = 200_000;
/** How long a person may wait for the next word while something else is deleted. */
const LONGEST_GAP_MS = 200;
/** What a client was shown longer ago than this is on disk. */
const PROMISED_MS = 100;

test.describe('Deleting a session of 200,000 messages', () => {
  test('never stops an answer beside it, and goes on after kill -9', async ({ install }) => {
    test.setTimeout(500_000);
    const installation = install();
    let api = await installation.start();
    const large = await api.conversation('sim-fast', { title: 'Large' });
    const other = await api.conversation('sim-40tps', { title: 'Other' });
    await installation.terminate();
    await fill(installation.dataDir, large.id);
    api = await installation.start();

    const answer = await api.send(other.id, '/say 4000');
    await answer.until(() => answer.all('token').length >= 200);
    const aloneMs = longestGap(answer, 0);
    const from = answer.events.length;
    expect((await api.call('DELETE', `/api/sessions/${large.id}`)).status).toBe(204);
    expect((await api.call('GET', `/api/sessions/${large.id}`)).status).toBe(404);
    const { session_count } = await api.get<{ session_count: number }>(`/api/agents/${large.agent_id}`);
    expect(session_count).toBe(0);

    await expect.poll(() => left(installation.dataDir, large.id), { timeout: 200_000 }).toBeLessThan(MESSAGES / 2);
    const killedAt = performance.now();
    await installation.kill();
    await answer.over;
    expect(await left(installation.dataDir, large.id)).toBeGreaterThan(0);
    // A machine whose streams pause by themselves is measured by its own pauses.
    expect(longestGap(answer, from)).toBeLessThan(Math.max(LONGEST_GAP_MS, 3 * aloneMs));
    const seen = answer.events
      .filter(({ at }) => at < killedAt - PROMISED_MS)
      .map(({ event, data }) => (event === 'token' ? (data as { content: string }).content : ''))
      .join('');

    api = await installation.start();
    expect((await api.detail(other.id)).messages[1]?.content.startsWith(seen)).toBe(true);
    expect((await api.call('GET', `/api/sessions/${large.id}`)).status).toBe(404);
    await expect.poll(() => left(installation.dataDir, large.id), { timeout: 200_000 }).toBe(0);
    await expect
      .poll(() => stored(installation.dataDir, `SELECT id FROM sessions WHERE id = '${large.id}'`), { timeout: 30_000 })
      .toEqual([]);
    expect(await stored(installation.dataDir, 'SELECT id FROM turns')).toHaveLength(1);
    expect(await integrity(installation.dataDir)).toEqual(['ok']);
  });
});

/** Between two events from a place in the stream on. */
function longestGap({ events }: EventStream, from: number): number {
  const times = events.slice(from).map(({ at }) => at);
  return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}

async function left(dataDir: string, sessionId: string): Promise<number> {
  const [row] = await stored<{ found: number }>(
    dataDir,
    `SELECT COUNT(*) AS found FROM messages WHERE session_id = '${sessionId}'`,
  );
  return row?.found ?? 0;
}

/** A conversation as it would be after years, written while no server runs. */
function fill(dataDir: string, sessionId: string): Promise<void> {
  const id = (kind: string, number: string) => `printf('01980000-000${kind}-7000-8000-%012x', ${number})`;
  const numbers = (last: number) =>
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${last})`;
  const at = "'2026-01-01T00:00:00.000Z'";
  const statements = `
    BEGIN;
    INSERT INTO messages (id, session_id, parent_id, turn_id, role, content, status, simulated, created_at)
      ${numbers(MESSAGES)} SELECT ${id('1', 'n')}, '${sessionId}', CASE n WHEN 1 THEN NULL ELSE ${id('1', 'n - 1')} END,
        ${id('2', '(n + 1) / 2')}, CASE n % 2 WHEN 1 THEN 'user' ELSE 'assistant' END,
        'Message ' || n || ' of a very long conversation about the harbour.', 'complete', 0, ${at} FROM numbers;
    INSERT INTO turns (id, session_id, user_message_id, assistant_message_id, status, trace, runner_id, lease_expires_at,
        created_at, finished_at)
      ${numbers(MESSAGES / 2)} SELECT ${id('2', 'n')}, '${sessionId}', ${id('1', '2 * n - 1')}, ${id('1', '2 * n')},
        'complete', '[]', ${id('3', '1')}, ${at}, ${at}, ${at} FROM numbers;
    UPDATE sessions SET message_count = ${MESSAGES}, active_message_id = ${id('1', String(MESSAGES))}
      WHERE id = '${sessionId}';
    COMMIT;`;
  return new Promise((resolve, reject) => {
    const database = new sqlite.Database(join(dataDir, 'parley.db'), sqlite.OPEN_READWRITE);
    database.exec(statements, (error) => {
      database.close();
      if (error) reject(error);
      else resolve();
    });
  });
}
