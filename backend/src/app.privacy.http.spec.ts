import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from './platform/observability/logger.js';
import { Conversations } from './testing/conversations.js';
import { createTestApp, type TestApp } from './testing/servers/create-test-app.js';
import { Documents } from './testing/files/documents.js';
import { collectLogLines } from './testing/log-lines.js';
import { recordedWav } from './testing/files/recordings.js';
import { Voices } from './testing/files/voices.js';

/** In everything that people write or say below, and in nothing else. */
const SECRET = 'heliotrope';

describe('The log, with all its details,', () => {
  let server: TestApp;
  let talk: Conversations;
  let documents: Documents;
  let voices: Voices;
  let agentId: string;
  const log = collectLogLines('debug');

  beforeAll(async () => {
    server = await createTestApp({
      override: (builder) => builder.overrideProvider(Logger).useValue(log.logger),
    });
    talk = new Conversations(server);
    documents = new Documents(server);
    voices = new Voices(server);
    agentId = (await talk.agent({ name: `A ${SECRET}`, system_prompt: `The code word is ${SECRET}.` })).id;
  });

  afterAll(() => server.close());

  /** What was logged meanwhile; the work is known to have logged something. */
  async function logged(work: () => Promise<unknown>): Promise<string> {
    const before = log.records.length;
    await work();
    expect(log.records.length).toBeGreaterThan(before);
    return JSON.stringify(log.records.slice(before));
  }

  it('holds nothing of questions and answers, whether they succeed or fail', async () => {
    const session = await talk.session({ agent_id: agentId, title: SECRET });
    const text = await logged(async () => {
      for (const command of ['/echo', '/error 400', '/error reset 2', '/error html']) {
        await talk.say(session.id, `${command} ${SECRET}`);
      }
      await server.http.post(`/api/sessions/${session.id}/messages`).send({ content: SECRET, surplus: SECRET });
      await server.http.post(`/api/sessions/${session.id}/messages`).type('json').send(`{"content": "${SECRET}`);
    });
    expect(text).toContain('turn failed');
    expect(text).not.toContain(SECRET);
  });

  it('holds nothing of documents, their names and what they are asked', async () => {
    const text = await logged(async () => {
      await documents.add(agentId, `${SECRET}.txt`, `The code word is ${SECRET}.`);
      await documents.add(agentId, `${SECRET}.pdf`, `%PDF-1.7\n${SECRET}`);
      await documents.search(agentId, `what is "${SECRET}* AND (`);
      const session = await talk.session({ agent_id: agentId });
      await talk.say(session.id, `Which code word, ${SECRET}?`);
      await talk.say(session.id, `And before ${SECRET}?`);
    });
    expect(text).toContain('document failed');
    expect(text).not.toContain(SECRET);
  });

  it('holds nothing of what was said, transcribed, corrected and spoken', async () => {
    const session = await talk.session({ agent_id: agentId });
    const say = (script: string) => {
      voices.direct(script, `/echo The word is ${SECRET}. So it is.`);
      return voices.post(session.id, recordedWav(1), { accept: 'application/json' }, '?output=voice');
    };
    const text = await logged(async () => {
      expect((await say('')).status).toBe(200);
      expect((await say('stt-error-500')).status).toBe(502);
      expect((await say('tts-error-500')).status).toBe(200);
    });
    expect(text).toContain('answer not spoken');
    expect(text).not.toContain(SECRET);
  });
});
