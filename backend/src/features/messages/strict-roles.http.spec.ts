import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { chunkOf, recordedCases, UpstreamPlayer } from '../../testing/providers/upstream-player.js';

describe('A model that wants questions and answers in turn', () => {
  let server: TestApp;
  let people: Conversations;
  let player: UpstreamPlayer;

  beforeAll(async () => {
    player = await UpstreamPlayer.start({
      ...recordedCases(),
      silent: { writes: [{ text: chunkOf({ role: 'assistant', content: '' }) }], end: 'open' },
      blank: { writes: [{ text: `${chunkOf({ content: ' \n' })}${chunkOf({}, 'stop')}` }] },
      'breaks-off': { writes: [{ text: chunkOf({ content: 'The gate ' }) }] },
    });
    server = await createTestApp({ env: { OPENAI_BASE_URL: player.baseUrl, OPENAI_API_KEY: 'x' } });
    people = new Conversations(server);
  });

  afterAll(async () => {
    await server.close();
    await player.stop();
  });

  const expectAnswered = async (sessionId: string) => {
    await people.say(sessionId, 'case:strict-roles');
    expect(await people.lastMessage(sessionId)).toMatchObject({ status: 'complete', content: 'Roles are fine.' });
  };

  it.each(['error-string', 'blank', 'breaks-off'])('goes on after an answer that failed: %s', async (name) => {
    const session = await people.session({ title: 'T' });
    await people.say(session.id, `case:${name}`);
    await expectAnswered(session.id);
    await people.say(session.id, `case:${name}`);
    await people.say(session.id, `case:${name}`);
    await expectAnswered(session.id);
  });

  it('goes on after an answer that was stopped before its first word', async () => {
    const session = await people.session({ title: 'T' });
    const client = await people.send(session.id, 'case:silent');
    const { data } = await client.next('turn');
    await server.http.post(`/api/turns/${String(data['turn_id'])}/stop`).expect(200);
    await client.rest();
    expect(await people.lastMessage(session.id)).toMatchObject({ status: 'stopped', content: '' });
    await expectAnswered(session.id);
  });

  it('gets its instructions with the first question when it takes no system role, from then on at once', async () => {
    const agent = await people.agent({ model: 'gemma', system_prompt: 'You are Atlas.' });
    const session = await people.session({ agent_id: agent.id, title: 'T' });
    for (const question of ['case:no-system-role', 'case:no-system-role again']) {
      const before = player.requests.length;
      await people.say(session.id, question);
      expect(await people.lastMessage(session.id)).toMatchObject({ status: 'complete' });
      const roles = player.requests.slice(before).map(({ messages }) => messages.map(({ role }) => role).join(' '));
      expect(roles).toEqual(question.endsWith('again') ? ['user assistant user'] : ['system user', 'user']);
    }
    expect(player.requests.at(-1)?.messages[0]?.content).toBe('You are Atlas.\n\ncase:no-system-role');
  });
});
