import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../platform/database/database.js';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { Documents } from '../../testing/files/documents.js';
import { makeDocx, paragraph, table } from '../../testing/files/make-docx.js';
import { MIME_TYPES } from './reading/document-kind.js';

const GUIDE = makeDocx(
  [
    paragraph('Guide of the Harbour', 'Heading1'),
    paragraph('Boats &amp; people are welcome all year.'),
    paragraph('Berths', 'Heading2'),
    paragraph('A berth is let by the night. What it costs depends on the length of the boat.'),
    table([
      ['Length', 'Summer', 'Winter'],
      ['up to 8 m', '18 euros', '9 euros'],
      ['up to 12 m', '27 euros', '14 euros'],
    ]),
    paragraph('What to bring', 'Heading2'),
    paragraph('Fenders, two on each side', 'item'),
    paragraph('A line of 20 metres', 'item'),
  ].join(''),
);

let server: TestApp;
let talk: Conversations;
let documents: Documents;
let agentId: string;

beforeAll(async () => {
  server = await createTestApp();
  talk = new Conversations(server);
  documents = new Documents(server);
  agentId = (await talk.agent()).id;
});

afterAll(() => server.close());

describe('A Word document', () => {
  it('is read with its headings, its table row by row and its list, and answers quote it', async () => {
    const document = await documents.add(agentId, 'guide.docx', GUIDE);
    expect(document).toMatchObject({ status: 'ready', mime_type: MIME_TYPES.docx, page_count: null, error: null });
    const chunks = await server.app
      .get(Database)
      .read.query<{ heading: string; text: string }[]>('SELECT heading, text FROM chunks ORDER BY chunk_id');
    expect(chunks).toEqual([
      {
        heading: 'Guide of the Harbour',
        text: [
          '# Guide of the Harbour\n\nBoats & people are welcome all year.',
          '## Berths\n\nA berth is let by the night. What it costs depends on the length of the boat.',
          'Length | Summer | Winter\nup to 8 m | 18 euros | 9 euros\nup to 12 m | 27 euros | 14 euros',
          '## What to bring\n\n- Fenders, two on each side\n- A line of 20 metres',
        ].join('\n\n'),
      },
    ]);
    const session = await talk.session({ agent_id: agentId });
    await talk.say(session.id, 'What does a berth up to 12 m cost in winter?');
    const { content, citations } = await talk.lastMessage(session.id);
    expect(content).toContain('14 euros');
    expect(citations.some(({ filename, cited }) => filename === 'guide.docx' && cited)).toBe(true);
  });

  it('that unfolds to more than it may take ends in words, alone', async () => {
    const bomb = makeDocx(paragraph('a'.repeat(100 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(1_000_000);
    const document = await documents.add(agentId, 'bomb.docx', bomb);
    expect(document.status).toBe('failed');
    expect(['too_much_memory', 'too_much_text', 'too_slow']).toContain(document.error?.code);
    expect((await documents.list(agentId)).map(({ status }) => status)).toEqual(['ready', 'failed']);
  }, 90_000);

  it('that was cut off ends in words', async () => {
    const document = await documents.add(agentId, 'cut.docx', GUIDE.subarray(0, GUIDE.length - 200));
    expect(document).toMatchObject({ status: 'failed', error: { code: 'broken' } });
    expect(document.error?.message).toContain('damaged');
  });

  it('without a word in it says so', async () => {
    const document = await documents.add(agentId, 'blank.docx', makeDocx(paragraph(' ')));
    expect(document).toMatchObject({
      status: 'failed',
      error: { code: 'empty', message: 'No text found in this file.' },
    });
  });
});
