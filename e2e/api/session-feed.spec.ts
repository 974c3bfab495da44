import { expect, test } from '../harness/test.js';

test.describe('The feed of a session', () => {
  test('begins with a snapshot, then tells what happens', async ({ api }) => {
    const session = await api.conversation('sim-40tps');
    const feed = await api.feed(session.id);
    const snapshot = await feed.first('snapshot');
    expect(snapshot.data).toMatchObject({ session: { id: session.id, message_count: 0 }, active_turn: null });

    const asked = await api.send(session.id, '/say 9');
    await asked.over;
    await feed.first('done');
    const { turn_id } = (await asked.first('turn')).data;
    const ofTurn = feed.events.filter(({ id }) => id.startsWith(turn_id));
    expect(ofTurn.map(({ id, event }) => [id, event])).toEqual(asked.events.map(({ id, event }) => [id, event]));
    expect(ofTurn.every(({ data }) => 'turn_id' in data && data.turn_id === turn_id)).toBe(true);
    expect(feed.text).toBe(asked.text);
    feed.close();
  });

  test('gives a client that comes in mid-answer the exact text', async ({ api }) => {
    const session = await api.conversation('sim-40tps');
    const asked = await api.send(session.id, '/say 160');
    const joined = [];
    for (const events of [2, 9, 20, 35, 50]) {
      await asked.count(events);
      joined.push(await api.feed(session.id));
    }
    await asked.over;
    for (const feed of joined) {
      const { active_turn } = (await feed.first('snapshot')).data;
      const { full_content } = (await feed.first('done')).data;
      expect((active_turn?.content ?? '') + feed.text).toBe(full_content);
      expect(full_content).toBe(asked.text);
      feed.close();
    }
  });

  test('tells two clients the same', async ({ api }) => {
    const session = await api.conversation('sim-40tps');
    const [one, two] = [await api.feed(session.id), await api.feed(session.id)];
    await (
      await api.send(session.id, '/say 20')
    ).over;
    await (
      await api.send(session.id, '/say 5')
    ).over;
    for (const feed of [one, two]) await feed.until(() => feed.all('done').length === 2);
    const turns = (feed: typeof one) =>
      feed.events.filter(({ id }) => id !== '').map(({ id, event, data }) => ({ id, event, data }));
    expect(turns(one)).toEqual(turns(two));
    expect(one.events[0]?.data).toEqual(two.events[0]?.data);
    one.close();
    two.close();
  });

  test('tells the title that the first message and then a model gives, and not over one of the user', async ({
    api,
  }) => {
    const session = await api.conversation('sim-fast');
    const feed = await api.feed(session.id);
    await (
      await api.send(session.id, 'What is the plan for spring')
    ).over;
    await expect.poll(async () => (await api.detail(session.id)).title).toBe('What is the plan for');
    await feed.until(() => feed.all('session').some(({ data }) => data.session.title === 'What is the plan for'));
    await api.call('PATCH', `/api/sessions/${session.id}`, { body: { title: 'Mine' } });
    await feed.until(() => feed.all('session').some(({ data }) => data.session.title === 'Mine'));
    await (
      await api.send(session.id, 'And for summer')
    ).over;
    expect(await api.detail(session.id)).toMatchObject({ title: 'Mine', title_source: 'user', message_count: 4 });
    feed.close();
  });

  for (const { what, path } of [
    { what: 'session', path: (session: { id: string }) => `/api/sessions/${session.id}` },
    { what: 'agent', path: (session: { agent_id: string }) => `/api/agents/${session.agent_id}` },
  ]) {
    test(`ends for everyone when the ${what} is deleted while it answers`, async ({ api, simulator }) => {
      const session = await api.conversation('sim-40tps', { title: 'Doomed' });
      const text = `/say 1${what === 'agent' ? 1 : 2}0`;
      const asked = await api.send(session.id, text);
      const { turn_id } = (await asked.first('turn')).data;
      const [feed, follower] = [await api.feed(session.id), await api.follow(turn_id)];
      await feed.first('snapshot');
      await asked.count(10);

      expect((await api.call('DELETE', path(session))).status).toBe(204);
      for (const stream of [asked, feed, follower]) {
        expect(await stream.over).toBe('end');
        expect(stream.events.at(-1)).toMatchObject({ event: 'error', data: { code: 'deleted' } });
      }
      await expect
        .poll(async () => (await simulator.callsAbout(text)).at(-1))
        .toMatchObject({ aborted: true, finished: false });
      for (const gone of [`/api/sessions/${session.id}`, `/api/turns/${turn_id}`]) {
        expect((await api.call('GET', gone)).status).toBe(404);
      }
    });
  }

  test('a stop from a second client closes the provider’s stream and keeps the text', async ({ api, simulator }) => {
    const session = await api.conversation('sim-40tps');
    const text = '/say 150';
    const asked = await api.send(session.id, text);
    const feed = await api.feed(session.id);
    await asked.count(20);
    const { turn_id } = (await asked.first('turn')).data;

    const stopped = await api.stop(turn_id);
    expect(stopped.status).toBe('stopped');
    const { message, full_content } = (await feed.first('done')).data;
    expect(message).toMatchObject({ status: 'stopped', content: full_content });
    expect(await asked.over).toBe('end');
    expect(asked.text).toBe(full_content);
    expect(full_content.split(' ').length).toBeGreaterThanOrEqual(18);
    await expect
      .poll(async () => (await simulator.callsAbout(text)).at(-1))
      .toMatchObject({ aborted: true, finished: false });
    expect((await simulator.callsAbout(text)).at(-1)?.tokens_sent).toBeLessThan(150);
    expect(await api.stop(turn_id)).toEqual(stopped);
    expect((await api.detail(session.id)).messages[1]).toEqual(message);
    feed.close();
  });
});
