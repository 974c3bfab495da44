import { expectEndingAsTold } from '../harness/endings.js';
import { EventStream } from '../harness/event-stream.js';
import { expect, test } from '../harness/test.js';

const EVERY_ENDING = [
  { says: '/say 5', status: 'complete', finish_reason: 'stop' },
  { says: '/error length 3', status: 'complete', finish_reason: 'length' },
  { says: '/error content-filter 3', status: 'complete', finish_reason: 'content_filter' },
  { says: '/error reset 3', status: 'interrupted', code: 'provider_error' },
  { says: '/error no-finish 3', status: 'interrupted', code: 'provider_error' },
  { says: '/error 401', status: 'failed', code: 'provider_misconfigured' },
  { says: '/error 429', status: 'failed', code: 'provider_rate_limited' },
  { says: '/error quota retry-after 60', status: 'failed', code: 'provider_rate_limited' },
  { says: '/error 500', status: 'failed', code: 'provider_error' },
  { says: '/error context', status: 'failed', code: 'provider_error' },
  { says: '/error content-filter 0', status: 'failed', code: 'provider_error' },
  { says: '/error html', status: 'failed', code: 'provider_error' },
  { says: '/error empty', status: 'failed', code: 'provider_error' },
];

test.describe('What a turn told at its end is what is read afterwards', () => {
  test.afterEach(async ({ api }) => {
    // An answer in between, so that the circuit breaker does not speak for the provider in the next test.
    expect((await api.ask((await api.conversation('sim-fast')).id, '/say 1')).status).toBe(200);
  });

  for (const { says, status, finish_reason = null, code = null } of EVERY_ENDING) {
    test(`for ${says}: ${status}`, async ({ api }) => {
      const session = await api.conversation('sim-fast', { title: 'Ends' });
      const stream = await api.send(session.id, says);
      await stream.over;
      const message = await expectEndingAsTold(api, session.id, stream);
      expect(message).toMatchObject({ status, finish_reason });
      expect(message.error?.code ?? null).toBe(code);
    });
  }

  for (const { when, model } of [
    { when: 'before its first word', model: 'sim-first-60000ms' },
    { when: 'within its text', model: 'sim-40tps' },
  ]) {
    test(`when it was stopped ${when}, and again when it was continued and stopped once more`, async ({ api }) => {
      const session = await api.conversation(model, { title: 'Stops' });
      const stream = await api.send(session.id, '/say 400');
      const { turn_id } = (await stream.first('turn')).data;
      await stream.count(model === 'sim-40tps' ? 4 : 1);
      await api.stop(turn_id);
      await stream.over;
      const stopped = await expectEndingAsTold(api, session.id, stream);
      expect(stopped.status).toBe('stopped');

      const more = await api.continue(stopped.id);
      await api.stop((await more.first('turn')).data.turn_id);
      await more.over;
      expect(await expectEndingAsTold(api, session.id, more)).toMatchObject({ id: stopped.id, status: 'stopped' });
    });
  }

  for (const fault of ['length 3', 'reset 3', '401 times 1']) {
    test(`when an answer that ended with ${fault} was continued to its end`, async ({ api }) => {
      const session = await api.conversation('sim-fast', { title: 'Continues' });
      await (
        await api.send(session.id, `/error ${fault}`)
      ).over;
      const before = await expectEndingAsTold(api, session.id);
      const stream = await api.continue(before.id);
      await stream.over;
      const message = await expectEndingAsTold(api, session.id, stream);
      expect(message).toMatchObject({ id: before.id, status: 'complete', finish_reason: 'stop', error: null });
    });
  }

  test('when it was spoken', async ({ api }) => {
    const session = await api.conversation('sim-fast', { title: 'Speaks' });
    const stream = await EventStream.open(`${api.url}/api/sessions/${session.id}/messages?output=voice`, {
      method: 'POST',
      body: { content: '/echo One sentence. Another one.' },
    });
    await stream.over;
    const message = await expectEndingAsTold(api, session.id, stream);
    expect(message.tts_audio_url).toMatch(/^\/api\/audio\/tts\//);
  });

  test('when its session was deleted: nothing is left to read', async ({ api }) => {
    const session = await api.conversation('sim-40tps', { title: 'Goes' });
    const stream = await api.send(session.id, '/say 400');
    const { turn_id } = (await stream.first('turn')).data;
    await stream.count(3);
    expect((await api.call('DELETE', `/api/sessions/${session.id}`)).status).toBe(204);
    await stream.over;
    expect(stream.events.at(-1)).toMatchObject({ event: 'error', data: { code: 'deleted', message: null } });
    for (const path of [`/api/turns/${turn_id}`, `/api/turns/${turn_id}/events`, `/api/sessions/${session.id}`]) {
      expect((await api.call('GET', path)).status).toBe(404);
    }
  });
});

test('What is read after kill -9 is what a follower is told then', async ({ install }) => {
  const installation = install();
  let api = await installation.start();
  const session = await api.conversation('sim-fast', { title: 'Dies' });
  const stream = await api.send(session.id, '/error stall 20');
  await stream.until(() => stream.text.split(/\s+/).length === 20);
  await installation.kill();
  await stream.over;
  api = await installation.start();
  const message = await expectEndingAsTold(api, session.id);
  expect(message).toMatchObject({ status: 'interrupted', error: { code: 'interrupted', retry_at: null } });
});
