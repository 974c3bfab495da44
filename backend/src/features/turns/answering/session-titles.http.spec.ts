import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import {
  eventsOf,
  recordedCases,
  type UpstreamCase,
  UpstreamPlayer,
} from '../../../testing/providers/upstream-player.js';

const answered = (text: string, expected: string): UpstreamCase => ({
  writes: [{ text: eventsOf(text) }],
  expect: expected,
});

const TITLES: Record<string, UpstreamCase> = {
  ...Object.fromEntries(Object.entries(recordedCases()).filter(([name]) => name.startsWith('title.'))),
  'title.quotes': answered('„Garden gate hours.“', 'Garden gate hours'),
  'title.german-prefix': answered('**Titel:** Öffnungszeiten', 'Öffnungszeiten'),
  'title.fence': answered('```json\n{"title": "Garden gate hours"}\n```', 'Garden gate hours'),
  'title.lines': answered('Garden gate hours\n\nA short and clear title.', 'Garden gate hours'),
  'title.thinking': answered('<think>A title.</think>\n\n"Garden gate hours"', 'Garden gate hours'),
  'title.harmony': answered(
    '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Garden gate hours',
    'Garden gate hours',
  ),
  'title.emoji': answered('🌿 Garden gate hours', '🌿 Garden gate hours'),
  'title.refused': answered("I'm sorry, but I can't create a title for that.", 'first-message'),
  'title.sentence': answered(`The gate opens at six, ${'and so it goes on '.repeat(10)}`, 'first-message'),
  'title.nothing': answered('***', 'first-message'),
};

describe('The title of a session', () => {
  let server: TestApp;
  let people: Conversations;
  let player: UpstreamPlayer;

  beforeAll(async () => {
    player = await UpstreamPlayer.start(TITLES);
    server = await createTestApp({ env: { OPENAI_BASE_URL: player.baseUrl, OPENAI_API_KEY: 'x' } });
    people = new Conversations(server);
  });

  afterAll(async () => {
    await server.close();
    await player.stop();
  });

  const expectTitle = async (name: string, expected: string) => {
    const session = await people.session();
    const feed = await people.feed(session.id);
    await people.say(session.id, `case:${name}`);
    const { data } = await feed.next('title');
    feed.hangUp();
    expect(data).toEqual({ title: expected });
    expect((await people.detail(session.id)).title).toBe(expected);
  };

  const found = Object.entries(TITLES).filter(([, { expect: title }]) => title !== 'first-message');

  it.each(found)('is taken from what the model makes of it: %s', async (name, { expect: title }) => {
    await expectTitle(name.replace('title.', ''), title as string);
  });

  const missing = Object.keys(TITLES).filter((name) => !found.some(([other]) => other === name));

  it.each(missing)('stays the first message when the model gives none: %s', async (name) => {
    const session = await people.session();
    await people.say(session.id, `case:${name.replace('title.', '')}`);
    // Behind the answer for this session's title comes the one for the next session's.
    await expectTitle('t-bold', 'Garden gate hours');
    expect((await people.detail(session.id)).title).toBe(`case:${name.replace('title.', '')}`);
  });
});
