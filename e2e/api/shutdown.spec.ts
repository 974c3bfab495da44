import { expectEndingAsTold } from '../harness/endings.js';
import { expect, test } from '../harness/test.js';
import { integrity } from '../harness/stored.js';

test.describe('SIGTERM', () => {
  test('lets a running answer finish, ends its followers and exits with 0', async ({ install }) => {
    const installation = install({ SHUTDOWN_SECONDS: '10' });
    let api = await installation.start();
    const session = await api.conversation('sim-40tps', { title: 'Kept' });
    const feed = await api.feed(session.id);
    const asked = await api.send(session.id, '/say 60');
    await asked.count(10);

    expect(await installation.terminate()).toBe(0);
    expect([await asked.over, await feed.over]).toEqual(['end', 'end']);
    expect((await asked.first('done')).data.message).toMatchObject({ status: 'complete' });
    expect(feed.text).toBe(asked.text);

    api = await installation.start();
    expect((await api.detail(session.id)).messages[1]).toMatchObject({ status: 'complete', content: asked.text });
  });

  test('interrupts an answer that takes too long, and keeps its text', async ({ install, simulator }) => {
    const installation = install({ SHUTDOWN_SECONDS: '1' });
    let api = await installation.start();
    const session = await api.conversation('sim-40tps', { title: 'Kept' });
    const feed = await api.feed(session.id);
    const asked = await api.send(session.id, '/say 900');
    await asked.count(10);

    const began = performance.now();
    expect(await installation.terminate()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect([await asked.over, await feed.over]).toEqual(['end', 'end']);
    expect(asked.events.at(-1)).toMatchObject({ event: 'error', data: { code: 'interrupted' } });
    await expect.poll(async () => (await simulator.callsAbout('/say 900')).at(-1)?.aborted).toBe(true);
    expect(await integrity(installation.dataDir)).toEqual(['ok']);

    api = await installation.start();
    const [, answer] = (await api.detail(session.id)).messages;
    expect(answer).toMatchObject({ status: 'interrupted', content: asked.text });
    await expectEndingAsTold(api, session.id, asked);
    const { turn_id } = (await asked.first('turn')).data;
    expect((await api.turn(turn_id)).status).toBe('interrupted');
    const again = await api.follow(turn_id);
    await again.over;
    expect(again.events.map(({ id, data }) => ({ id, data }))).toEqual(
      asked.events.map(({ id, data }) => ({ id, data })),
    );
  });

  test('ends an idle server at once, whatever it has done before', async ({ install }) => {
    const installation = install();
    const api = await installation.start();
    const session = await api.conversation('sim-fast');
    for (let n = 0; n < 5; n++) await api.ask(session.id, '/say 300');
    const began = performance.now();
    expect(await installation.terminate()).toBe(0);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('takes no new message while it drains', async ({ install }) => {
    const installation = install({ SHUTDOWN_SECONDS: '5' });
    const api = await installation.start();
    const session = await api.conversation('sim-40tps', { title: 'Kept' });
    const asked = await api.send(session.id, '/say 80');
    await asked.count(5);
    const ended = installation.terminate();
    await expect
      .poll(() =>
        api.call('GET', '/api/health').then(
          ({ status }) => String(status),
          (error: Error) => error.message,
        ),
      )
      .toContain('ECONNREFUSED');
    expect(await ended).toBe(0);
    expect((await asked.first('done')).data.message.status).toBe('complete');
  });
});
