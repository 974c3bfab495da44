import type { EventStream } from '../harness/event-stream.js';
import { textOf, type StreamEvent } from '../harness/event-stream.js';
import { open } from '../harness/http.js';
import { expect, test } from '../harness/test.js';

const told = (events: readonly StreamEvent[]) => events.map(({ id, event, data }) => ({ id, event, data }));

test.describe('A turn that is followed', () => {
  test('goes on after every single event without a gap or a repeat', async ({ api }) => {
    const session = await api.conversation('sim-40tps');
    const whole = await api.send(session.id, '/say 120');
    const { turn_id } = (await whole.first('turn')).data;
    const followers: { after: number; stream: EventStream }[] = [];
    for (let seq = 0; seq < 40; seq++) {
      await whole.count(seq + 1);
      followers.push({ after: seq, stream: await api.follow(turn_id, `${turn_id}:${seq}`) });
    }
    await whole.over;
    expect(whole.events.map(({ id }) => id)).toEqual(whole.events.map((_, seq) => `${turn_id}:${seq}`));
    for (const { after, stream } of followers) {
      await stream.over;
      expect(told(stream.events)).toEqual(told(whole.events.slice(after + 1)));
    }
  });

  test('is replayed from every event once it is over, and says 204 after its last', async ({ api }) => {
    const session = await api.conversation('sim-40tps');
    const whole = await api.send(session.id, '/say 12');
    await whole.over;
    const { turn_id } = (await whole.first('turn')).data;
    for (const [seq, { id }] of whole.events.slice(0, -1).entries()) {
      const rest = await api.follow(turn_id, id);
      await rest.over;
      expect(told(rest.events)).toEqual(told(whole.events.slice(seq + 1)));
    }
    const last = await api.call('GET', `/api/turns/${turn_id}/events`, {
      headers: { 'last-event-id': whole.events.at(-1)?.id ?? '' },
    });
    expect([last.status, last.body]).toEqual([204, null]);
  });

  test('comes whole to a client that hangs up and comes back at every phase', async ({ api }) => {
    const session = await api.conversation('sim-40tps+first-300ms');
    const asked = await api.send(session.id, '/say 30');
    const { turn_id } = (await asked.first('turn')).data;
    asked.close();
    const seen: StreamEvent[] = [...asked.events];
    for (let events = 1; seen.at(-1)?.event !== 'done'; events += 2) {
      const stream = await api.follow(turn_id, seen.at(-1)?.id);
      await Promise.allSettled([stream.count(events)]); // settled: it may end before
      stream.close();
      seen.push(...stream.events);
    }
    expect(seen.map(({ id }) => id)).toEqual(seen.map((_, seq) => `${turn_id}:${seq}`));
    expect(textOf(seen)).toBe((await api.detail(session.id)).messages[1]?.content);
  });

  test('is made to its end when nobody follows', async ({ api, simulator }) => {
    const session = await api.conversation('sim-80tps');
    const stream = await api.send(session.id, '/say 33');
    await stream.first('turn');
    stream.close();
    await expect.poll(async () => (await api.detail(session.id)).messages[1]?.status).toBe('complete');
    expect((await simulator.callsAbout('/say 33')).at(-1)).toMatchObject({ finished: true, tokens_sent: 33 });
  });

  test('shows the same events to all its followers', async ({ api }) => {
    const session = await api.conversation('sim-40tps');
    const asked = await api.send(session.id, '/say 30');
    const { turn_id } = (await asked.first('turn')).data;
    const early = await api.follow(turn_id);
    await asked.count(15);
    const late = await api.follow(turn_id);
    await Promise.all([asked.over, early.over, late.over]);
    expect(told(early.events)).toEqual(told(asked.events));
    expect(told(late.events)).toEqual(told(asked.events));
    expect(asked.retry).toBe(1000);
    expect(early.retry).toBe(1000);
  });

  test('refuses an event id of another turn or of no turn', async ({ api }) => {
    const session = await api.conversation('sim-fast');
    const first = await api.send(session.id, '/say 2');
    await first.over;
    const other = await api.send(session.id, '/say 3');
    await other.over;
    const foreign = other.events.at(-1)?.id ?? '';
    const { turn_id } = (await first.first('turn')).data;
    for (const id of [foreign, `${turn_id}:x`, `${turn_id}:-1`, 'nonsense']) {
      const answer = await api.call('GET', `/api/turns/${turn_id}/events`, { headers: { 'last-event-id': id } });
      expect([id, answer.status, answer.body['code']]).toEqual([id, 422, 'validation_error']);
    }
  });

  test('replays an answer of megabytes whole', async ({ install }) => {
    const api = await install({ MAX_OUTPUT_TOKENS: '200000' }).start();
    const session = await api.conversation('sim-fast', { title: 'Long' });
    const whole = await api.send(session.id, '/say 200000');
    await whole.over;
    const { turn_id } = (await whole.first('turn')).data;
    const again = await api.follow(turn_id);
    await again.over;
    expect(again.events.map(({ id }) => id)).toEqual(whole.events.map(({ id }) => id));
    expect(again.text).toBe(whole.text);
  });

  test('drops a client that does not read, keeps the pace of the others, and lets it come back', async ({
    install,
  }) => {
    const installation = install({ MAX_OUTPUT_TOKENS: '600000' });
    const api = await installation.start();
    const session = await api.conversation('sim-fast', { title: 'Long' });
    const asked = await api.send(session.id, '/say 600000');
    const { turn_id } = (await asked.first('turn')).data;
    const lazy = await open(`${api.url}/api/turns/${turn_id}/events`, { headers: { accept: 'text/event-stream' } });
    lazy.pause();
    const dropped = new Promise((resolve) => {
      lazy.once('close', resolve);
      lazy.once('error', resolve);
    });

    await asked.over;
    const { full_content } = (await asked.first('done')).data;
    expect(full_content.length).toBeGreaterThan(6_000_000);

    const read: string[] = [];
    lazy.setEncoding('utf8');
    lazy.on('data', (text: string) => read.push(text));
    lazy.resume();
    await dropped;
    expect(read.join('').length).toBeLessThan(full_content.length);
    const lastId = [...read.join('').matchAll(/^id: (\S+)$/gm)].at(-1)?.[1];
    const rest = await api.follow(turn_id, lastId);
    await rest.over;
    expect(rest.events.at(-1)?.event).toBe('done');
    expect(rest.events[0]?.id).toBe(`${turn_id}:${Number(lastId?.split(':')[1]) + 1}`);
  });
});
