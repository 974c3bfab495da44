import { integrity, stored } from '../harness/stored.js';
import type { Agent } from '../harness/records.js';
import { expect, test } from '../harness/test.js';

const SESSIONS = 50;
const MESSAGES = 20;

test('Fifty sessions with twenty messages each at the same time lose, double and miscount nothing', async ({
  install,
}) => {
  test.setTimeout(180_000);
  const installation = install();
  const api = await installation.start();
  const agent = await api.agent();
  const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => api.session(agent.id)));
  const statuses = await Promise.all(
    sessions.map(async ({ id }, index) => {
      const answered: number[] = [];
      for (let n = 1; n <= MESSAGES; n++) {
        answered.push((await api.ask(id, `Session ${index} message ${n}`)).status);
      }
      return answered;
    }),
  );
  expect(new Set(statuses.flat())).toEqual(new Set([200]));

  expect((await api.get<Agent>(`/api/agents/${agent.id}`)).session_count).toBe(SESSIONS);
  const list = await api.get<{ total: number }>(`/api/agents/${agent.id}/sessions`);
  expect(list.total).toBe(SESSIONS);
  for (const [index, { id }] of sessions.entries()) {
    const { messages, total_count } = await api.page(id, '?limit=100');
    expect(total_count).toBe(2 * MESSAGES);
    const asked = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
    expect(asked).toEqual(Array.from({ length: MESSAGES }, (_, n) => `Session ${index} message ${n + 1}`));
    const answers = messages.filter(({ role }) => role === 'assistant');
    expect(answers.map(({ status }) => status)).toEqual(Array(MESSAGES).fill('complete'));
    for (const [n, { content }] of answers.entries()) {
      expect(content).toContain(`“Session ${index} message ${n + 1}”`);
    }
    expect(messages.slice(1).map(({ parent_id }) => parent_id)).toEqual(messages.slice(0, -1).map((each) => each.id));
  }
  // made by the model a moment after the first answer
  for (const [index, { id }] of sessions.entries()) {
    await expect.poll(async () => (await api.detail(id)).title).toBe(`Session ${index} message 1`);
    expect((await api.detail(id)).message_count).toBe(2 * MESSAGES);
  }

  await installation.terminate();
  expect(await integrity(installation.dataDir)).toEqual(['ok']);
  const rows = (table: string) => stored<{ n: number }>(installation.dataDir, `SELECT COUNT(*) AS n FROM ${table}`);
  expect(await rows('messages')).toEqual([{ n: 2 * SESSIONS * MESSAGES }]);
  expect(await rows("turns WHERE status = 'complete'")).toEqual([{ n: SESSIONS * MESSAGES }]);
});
