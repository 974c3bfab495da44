import type { EventStream } from '../harness/event-stream.js';
import type { MessageExchange } from '../harness/records.js';
import { expectSoundFile } from '../harness/stored.js';
import { expect, test } from '../harness/test.js';

test.describe('After kill -9', () => {
  test('a message is there whole or not at all when the server died while it was being sent', async ({ install }) => {
    test.setTimeout(120_000);
    const installation = install();
    let api = await installation.start();
    const sessions = await several(12, () => api.conversation('sim-40tps', { title: 'Kept' }));
    for (let round = 0; round < 6; round++) {
      const asked = sessions.map((session) => api.send(session.id, `Round ${round}`));
      const answers = Promise.allSettled(asked);
      // The more rounds, the more of the messages are acknowledged when it dies: 1, 3, 5 … of 12.
      await acknowledgedOf(asked, 1 + 2 * round);
      await installation.kill();
      const acknowledged = (await answers).map(
        (answer) => answer.status === 'fulfilled' && answer.value.all('turn').length === 1,
      );
      expect(acknowledged.filter(Boolean).length).toBeGreaterThanOrEqual(1 + 2 * round);
      api = await installation.start();
      for (const [index, session] of sessions.entries()) {
        const { messages } = await api.detail(session.id);
        const texts = messages.map((message) => message.content);
        expect(texts.includes(`Round ${round}`) || !acknowledged[index], 'acknowledged and gone').toBe(true);
        expectPairs(messages.map((message) => message.role));
        expect(messages.filter(({ status }) => status === 'streaming')).toEqual([]);
      }
    }
    await expectSoundFile(installation.dataDir);
  });

  test('a follower of the interrupted turn gets all of it again, with its end', async ({ install }) => {
    const installation = install();
    let api = await installation.start();
    const session = await api.conversation('sim-fast');
    const stream = await api.send(session.id, '/error stall 30');
    await stream.until(() => stream.text.split(/\s+/).length === 30);
    await installation.kill();
    await stream.over;
    api = await installation.start();

    const turnId = stream.all('turn')[0]?.data.turn_id ?? '';
    const replay = await api.follow(turnId);
    await replay.over;
    const told = ({ events }: EventStream) => events.map(({ id, event, data }) => ({ id, event, data }));
    expect(told(replay).slice(0, -1)).toEqual(told(stream));
    expect(replay.events.map(({ id }) => id)).toEqual(replay.events.map((_, seq) => `${turnId}:${seq}`));
    expect(replay.events.at(-1)).toMatchObject({ event: 'error', data: { code: 'interrupted' } });
    expect(replay.text).toBe((await api.detail(session.id)).messages[1]?.content);

    const rest = await api.follow(turnId, stream.events.at(-1)?.id);
    await rest.over;
    expect(told(rest)).toEqual(told(replay).slice(-1));
    const nothing = await api.call('GET', `/api/turns/${turnId}/events`, {
      headers: { 'last-event-id': replay.events.at(-1)?.id ?? '' },
    });
    expect(nothing.status).toBe(204);
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

/** Resolves when so many of the messages are acknowledged. */
function acknowledgedOf(asked: Promise<EventStream>[], count: number): Promise<void> {
  let acknowledged = 0;
  return new Promise((resolve) => {
    for (const asking of asked) {
      asking
        .then((stream) => stream.first('turn'))
        .then(
          () => ++acknowledged === count && resolve(),
          // it died before
          () => undefined,
        );
    }
  });
}

/** Questions and answers take turns. */
function expectPairs(roles: string[]): void {
  expect(roles).toEqual(roles.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')));
  expect(roles.length % 2).toBe(0);
}

function several<Made>(n: number, make: (index: number) => Promise<Made>): Promise<Made[]> {
  return Promise.all(Array.from({ length: n }, (_, index) => make(index)));
}
