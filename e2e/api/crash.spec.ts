import type { Api } from '../rig/api.js';
import { expectEndingAsTold } from '../rig/endings.js';
import { textOf, type EventStream } from '../rig/event-stream.js';
import type { Installation } from '../rig/installation.js';
import { randomFrom } from '../rig/random.js';
import type { MessageExchange, Session } from '../rig/records.js';
import { integrity, stored } from '../rig/stored.js';
import { expect, test } from '../rig/test.js';

/** What a client was shown longer ago than this is on disk. */
const PROMISED_MS = 100;
const numbered = (n: number) => Array.from({ length: n }, (_, index) => `word${index + 1}`).join(' ');

test.describe('After kill -9', () => {
  test('a message is there whole or not at all when the server died while it was being sent', async ({ install }) => {
    test.setTimeout(120_000);
    const installation = install();
    const random = randomFrom(1);
    let api = await installation.start();
    const sessions = await several(12, () => api.conversation('sim-40tps', { title: 'Kept' }));
    for (let round = 0; round < 6; round++) {
      const asked = sessions.map((session) => api.send(session.id, `Round ${round}`));
      const answers = Promise.allSettled(asked);
      await delay(random() * 40);
      await installation.kill();
      const acknowledged = (await answers).map(
        (answer) => answer.status === 'fulfilled' && answer.value.all('turn').length === 1,
      );
      api = await installation.start();
      for (const [index, session] of sessions.entries()) {
        const { messages } = await api.detail(session.id);
        const texts = messages.map((message) => message.content);
        expect(texts.includes(`Round ${round}`) || !acknowledged[index], 'acknowledged and gone').toBe(true);
        expectPairs(messages.map((message) => message.role));
        expect(messages.filter(({ status }) => status === 'streaming')).toEqual([]);
      }
    }
    await expectSoundCounters(installation);
  });

  test('every word that was read is there and the answer goes on, wherever it was cut', async ({ install }) => {
    test.setTimeout(180_000);
    const installation = install();
    const random = randomFrom(2);
    let api = await installation.start();
    const kept: { session: Session; seen: string; whole: string }[] = [];
    for (let round = 0; round < 8; round++) {
      const open = await several(3, async (index) => {
        const session = await api.conversation('sim-80tps', { title: `Cut ${round}.${index}` });
        const words = 150 + Math.floor(random() * 50);
        return { session, words, stream: await api.send(session.id, `/say ${words}`) };
      });
      await several(3, (index) => open[index]?.stream.first('turn') ?? Promise.reject(new Error('no stream')));
      await delay(random() * 1200);
      const killed_at = performance.now();
      await installation.kill();
      await Promise.all(open.map(({ stream }) => stream.over));
      api = await installation.start();
      for (const { session, words, stream } of open) {
        const seen = await expectKept(api, session, stream, killed_at);
        kept.push({ session, seen, whole: numbered(words) });
      }
    }
    await expectSoundCounters(installation);

    const last = kept.slice(-3);
    for (const { session, seen } of last) {
      const [, cut] = (await api.detail(session.id)).messages;
      const { data } = await (await api.continue(cut?.id ?? '')).first('done');
      expect(data.full_content.startsWith(cut?.content ?? '')).toBe(true);
      expect(data.full_content.startsWith(seen)).toBe(true);
      expect(data.full_content.length).toBeGreaterThan(cut?.content.length ?? 0);
      const after = await api.detail(session.id);
      expect(after.message_count).toBe(2);
      expect(after.messages[1]).toMatchObject({ id: cut?.id, status: 'complete', content: data.full_content });
    }
  });

  test('a follower of the interrupted turn gets all of it again, with its end', async ({ install }) => {
    const installation = install();
    let api = await installation.start();
    const session = await api.conversation('sim-fast');
    const stream = await api.send(session.id, '/error stall 30'); // so that all it told is old when it dies
    await stream.until(() => stream.text.split(/\s+/).length === 30);
    await delay(PROMISED_MS * 2);
    await installation.kill();
    await stream.over;
    api = await installation.start();

    const turn_id = stream.all('turn')[0]?.data.turn_id ?? '';
    const replay = await api.follow(turn_id);
    await replay.over;
    const told = ({ events }: EventStream) => events.map(({ id, event, data }) => ({ id, event, data }));
    expect(told(replay).slice(0, -1)).toEqual(told(stream));
    expect(replay.events.map(({ id }) => id)).toEqual(replay.events.map((_, seq) => `${turn_id}:${seq}`));
    expect(replay.events.at(-1)).toMatchObject({ event: 'error', data: { code: 'interrupted' } });
    expect(replay.text).toBe((await api.detail(session.id)).messages[1]?.content);

    const rest = await api.follow(turn_id, stream.events.at(-1)?.id);
    await rest.over;
    expect(told(rest)).toEqual(told(replay).slice(-1));
    const nothing = await api.call('GET', `/api/turns/${turn_id}/events`, {
      headers: { 'last-event-id': replay.events.at(-1)?.id ?? '' },
    });
    expect(nothing.status).toBe(204);
  });

  test('an answer whose end was told is complete', async ({ install }) => {
    test.setTimeout(120_000);
    const installation = install();
    for (let round = 0; round < 4; round++) {
      let api = await installation.start();
      const sessions = await several(5, () => api.conversation('sim-fast'));
      const streams = await Promise.all(sessions.map((session) => api.send(session.id, '/say 50')));
      const first = await Promise.race(streams.map(async (stream) => stream.first('done')));
      const ended = streams.filter((stream) => stream.all('done').length === 1);
      await installation.kill();
      api = await installation.start();
      expect(first.data.full_content).toBe(numbered(50));
      for (const stream of ended) {
        const { turn_id, user_message } = (await stream.first('turn')).data;
        const { messages } = await api.detail(user_message.session_id);
        expect(messages.map(({ content, status }) => ({ content, status }))).toEqual([
          { content: '/say 50', status: 'complete' },
          { content: numbered(50), status: 'complete' },
        ]);
        expect((await api.turn(turn_id)).status).toBe('complete');
        await expectEndingAsTold(api, user_message.session_id, stream);
      }
      await installation.kill();
    }
    await expectSoundCounters(installation);
  });

  test('an answer that was waited for as JSON is there', async ({ install }) => {
    const installation = install();
    let api = await installation.start();
    const session = await api.conversation('sim-fast');
    const { body } = await api.ask<MessageExchange>(session.id, '/say 9');
    await installation.kill();
    api = await installation.start();
    expect((await api.detail(session.id)).messages).toEqual([body.user_message, body.assistant_message]);
  });
});

/** The message and its turn are interrupted and hold at least what was promised. @returns what was promised */
async function expectKept(api: Api, session: Session, stream: EventStream, killed_at: number): Promise<string> {
  const seen = textOf(stream.events.filter(({ at }) => at < killed_at - PROMISED_MS));
  const { messages, message_count, active_turn_id } = await api.detail(session.id);
  const [asked, cut] = messages;
  const turn_id = stream.all('turn')[0]?.data.turn_id ?? '';
  expect(message_count).toBe(2);
  expect(active_turn_id).toBeNull();
  expect(asked).toMatchObject({ role: 'user', status: 'complete' });
  expect(cut).toMatchObject({ role: 'assistant', status: 'interrupted' });
  expect(cut?.content.startsWith(seen), `“${cut?.content.slice(-30)}” lacks a part of “${seen.slice(-30)}”`).toBe(true);
  expect((await api.turn(turn_id)).status).toBe('interrupted');
  return seen;
}

/** Questions and answers take turns. */
function expectPairs(roles: string[]): void {
  expect(roles).toEqual(roles.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')));
  expect(roles.length % 2).toBe(0);
}

/** The file is whole, and every counter says how many rows there are. */
async function expectSoundCounters({ dataDir }: Installation): Promise<void> {
  expect(await integrity(dataDir)).toEqual(['ok']);
  const wrongSessions = await stored(
    dataDir,
    'SELECT id FROM sessions WHERE message_count <> (SELECT COUNT(*) FROM messages WHERE session_id = sessions.id)',
  );
  const wrongAgents = await stored(
    dataDir,
    'SELECT id FROM agents WHERE session_count <> (SELECT COUNT(*) FROM sessions WHERE agent_id = agents.id)',
  );
  expect([...wrongSessions, ...wrongAgents]).toEqual([]);
}

function several<Made>(n: number, make: (index: number) => Promise<Made>): Promise<Made[]> {
  return Promise.all(Array.from({ length: n }, (_, index) => make(index)));
}

/** A point in time to kill at is what these tests are about. */
function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
