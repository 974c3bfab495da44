import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { EventClient } from '../../../testing/event-client.js';
import type { AgentDto } from '../../agents/agent.dto.js';

const MISSING = '01980f5e-4c5a-7000-8000-000000000000';

describe('Several sessions over one connection', () => {
  let server: TestApp;
  let people: Conversations;
  let agent: AgentDto;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
    agent = await people.agent({ model: 'sim-100tps' });
  });

  afterAll(() => server.close());

  const newSession = (title: string) => people.session({ agent_id: agent.id, title });
  const follow = (...ids: string[]) =>
    EventClient.open(`${server.url}/api/events?${ids.map((id) => `session_id=${id}`).join('&')}`);
  const of = (client: EventClient, id: string) => client.seen.filter(({ data }) => data['session_id'] === id);

  it('give a snapshot of each, then what happens in each, and say in which', async () => {
    const [one, two] = [await newSession('One'), await newSession('Two')];
    const feed = await follow(one.id, two.id);
    const snapshots = [await feed.next('snapshot'), await feed.next('snapshot')];
    expect(new Set(snapshots.map(({ data }) => data['session_id']))).toEqual(new Set([one.id, two.id]));

    const answers = await Promise.all([people.say(one.id, '/say 9'), people.say(two.id, '/say 14')]);
    await feed.next('done');
    await feed.next('done');
    for (const [index, { id }] of [one, two].entries()) {
      const tokens = of(feed, id).filter(({ type }) => type === 'token');
      expect(tokens.map(({ data }) => data['content']).join('')).toBe(answers[index]?.text());
    }
    feed.hangUp();
  });

  it('begin with the text so far of an answer that is being written', async () => {
    const session = await newSession('T');
    const client = await people.send(session.id, '/say 40');
    for (let index = 0; index < 5; index++) await client.next('token');
    const feed = await follow(session.id);
    const { data } = await feed.next('snapshot');
    await feed.next('done');
    await client.rest();
    expect((data['active_turn'] as { content: string }).content + feed.text()).toBe(client.text());
    feed.hangUp();
  });

  it('leave the others alone when one does not exist, or is deleted', async () => {
    const [one, two] = [await newSession('One'), await newSession('Two')];
    const feed = await follow(MISSING, one.id, two.id);
    expect((await feed.next('error')).data).toMatchObject({ session_id: MISSING, code: 'not_found' });
    await server.http.delete(`/api/sessions/${one.id}`).expect(204);
    expect((await feed.next('error')).data).toMatchObject({ session_id: one.id, code: 'deleted' });
    await server.http.patch(`/api/sessions/${two.id}`).send({ title: 'Renamed' }).expect(200);
    expect((await feed.next('session')).data).toMatchObject({ session_id: two.id, session: { title: 'Renamed' } });
    feed.hangUp();
  });

  it.each([
    ['none', ''],
    ['one that is no id', '?session_id=nonsense'],
    ['more than a hundred', `?${Array.from({ length: 101 }, () => `session_id=${MISSING}`).join('&')}`],
    ['something else', `?session_id=${MISSING}&sessions=1`],
  ])('are refused for %s', async (_name, query) => {
    const { body } = await server.http.get(`/api/events${query}`).expect(422);

    expect(body).toMatchObject({ code: 'validation_error' });
  });
});
