import type { MessageExchange } from '../harness/records.js';
import { expect, test } from '../harness/test.js';

test.describe('The same message sent again with its key', () => {
  test('is answered once, with the same turn', async ({ api, simulator }) => {
    const session = await api.conversation('sim-fast', { title: 'Once' });
    const key = { 'idempotency-key': 'again' };
    const first = await api.send(session.id, '/say 21', key);
    await first.over;
    const second = await api.send(session.id, '/say 21', key);
    await second.over;
    expect(second.events.map(({ id, data }) => ({ id, data }))).toEqual(
      first.events.map(({ id, data }) => ({ id, data })),
    );
    expect((await api.detail(session.id)).message_count).toBe(2);
    expect(await simulator.callsAbout('/say 21')).toHaveLength(1);
  });

  test('shares the turn when both are sent at once', async ({ api, simulator }) => {
    const session = await api.conversation('sim-40tps', { title: 'Once' });
    const key = { 'idempotency-key': 'at-once' };
    const [one, two] = await Promise.all([api.send(session.id, '/say 22', key), api.send(session.id, '/say 22', key)]);
    await Promise.all([one.over, two.over]);
    expect(one.events.map(({ id, data }) => ({ id, data }))).toEqual(two.events.map(({ id, data }) => ({ id, data })));
    expect((await api.detail(session.id)).message_count).toBe(2);
    expect(await simulator.callsAbout('/say 22')).toHaveLength(1);
  });

  test('shares the answer when both wait for it as JSON', async ({ api }) => {
    const session = await api.conversation('sim-40tps', { title: 'Once' });
    const key = { 'idempotency-key': 'json-at-once' };
    const [one, two] = await Promise.all([api.ask(session.id, '/say 5', key), api.ask(session.id, '/say 5', key)]);
    expect(one.status).toBe(200);
    expect(two.body).toEqual(one.body);
  });

  test('finds its answer after a restart', async ({ install, simulator }) => {
    const installation = install();
    let api = await installation.start();
    const session = await api.conversation('sim-fast', { title: 'Once' });
    const key = { 'idempotency-key': 'restart' };
    const first = await api.ask<MessageExchange>(session.id, '/say 23', key);
    const made = await api.call('POST', '/api/agents', { body: { name: 'B', system_prompt: 'B' }, headers: key });
    await installation.kill();
    api = await installation.start();

    expect((await api.ask(session.id, '/say 23', key)).body).toEqual(first.body);
    const stream = await api.send(session.id, '/say 23', key);
    expect((await stream.first('done')).data.message).toEqual(first.body.assistant_message);
    const again = await api.call('POST', '/api/agents', { body: { name: 'B', system_prompt: 'B' }, headers: key });
    expect([again.status, again.body]).toEqual([made.status, made.body]);
    expect((await api.detail(session.id)).message_count).toBe(2);
    expect(await simulator.callsAbout('/say 23')).toHaveLength(1);
  });

  test('finds its interrupted answer after a crash', async ({ install }) => {
    const installation = install();
    let api = await installation.start();
    const session = await api.conversation('sim-40tps', { title: 'Once' });
    const key = { 'idempotency-key': 'crash' };
    const first = await api.send(session.id, '/say 100', key);
    await first.count(9);
    await installation.kill();
    api = await installation.start();
    const again = await api.send(session.id, '/say 100', key);
    await again.over;
    expect(again.events[0]).toMatchObject({ event: 'turn', data: first.events[0]?.data });
    expect(again.events.at(-1)).toMatchObject({ event: 'error', data: { code: 'interrupted' } });
    expect((await api.detail(session.id)).message_count).toBe(2);
  });

  test('is refused when the text is another', async ({ api }) => {
    const session = await api.conversation('sim-fast');
    const key = { 'idempotency-key': 'another-text' };
    await api.ask(session.id, 'One', key);
    const refused = await api.ask<{ code: string }>(session.id, 'Two', key);
    expect([refused.status, refused.body.code]).toEqual([409, 'idempotency_conflict']);
    expect((await api.detail(session.id)).message_count).toBe(2);
  });
});

test('Of two tabs that send at the same moment one is answered and the other is told that the session is busy', async ({
  api,
}) => {
  const session = await api.conversation('sim-40tps');
  const answers = await Promise.all([
    api.ask<{ code?: string }>(session.id, 'From the first tab'),
    api.ask<{ code?: string }>(session.id, 'From the second tab'),
  ]);
  const order = answers.map(({ status, body }) => [status, body.code]).sort();
  expect(order).toEqual([
    [200, undefined],
    [409, 'turn_in_progress'],
  ]);
  expect((await api.detail(session.id)).message_count).toBe(2);
});
