import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/servers/create-test-app.js';
import { Documents } from '../../testing/files/documents.js';
import type { EventClient } from '../../testing/event-client.js';
import { makeDocx, paragraph } from '../../testing/files/make-docx.js';
import { ENCRYPTION, makePdf, makePdfBomb } from '../../testing/files/make-pdf.js';

const LARGEST = 25 * 1024 * 1024;

let server: TestApp;
let talk: Conversations;
let documents: Documents;
let agentId: string;

beforeAll(async () => {
  // The answer beside the files ends when it is stopped, however long those take.
  server = await createTestApp({ env: { MAX_OUTPUT_TOKENS: '50000' } });
  talk = new Conversations(server);
  documents = new Documents(server);
  agentId = (await talk.agent()).id;
});

afterAll(() => server.close());

/** Reads to the end of the stream. @returns when each event came */
async function hear(client: EventClient): Promise<number[]> {
  const timesMs: number[] = [];
  for (;;) {
    const event = await client.next();
    timesMs.push(performance.now());
    if (event.type === 'done') return timesMs;
  }
}

function longestPause(timesMs: readonly number[]): number {
  return Math.max(...timesMs.slice(1).map((timeMs, index) => timeMs - (timesMs[index] ?? 0)));
}

describe('A PDF', () => {
  it('is read page by page, and answers name the page', async () => {
    const pdf = makePdf([
      ['The Lighthouse', 'The lamp was lit in 1883 by the keeper Amalia Voss.'],
      ['The Boathouse', 'The boathouse holds two rescue boats and a winch.'],
    ]);
    const document = await documents.add(agentId, 'house.pdf', pdf);
    expect(document).toMatchObject({ status: 'ready', mime_type: 'application/pdf', page_count: 2, error: null });
    const [best] = await documents.search(agentId, 'Who lit the lamp?');
    expect(best?.text).toContain('Amalia Voss');
    const boats = await documents.search(agentId, 'rescue boats winch');
    expect(boats.map(({ page }) => page)).toContain(1);
  });

  it.each([
    ['locked with a password', () => makePdf([['secret']], { trailer: ENCRYPTION }), 'encrypted', 'Password protected'],
    ['of pictures only', () => makePdf([[], []]), 'scanned', 'seems to be scanned'],
    [
      'of 20,000 pages',
      () => makePdf(Array.from({ length: 20_000 }, () => ['x'])),
      'too_many_pages',
      'More than 2,000 pages',
    ],
    [
      'that was cut off',
      () => {
        const whole = makePdf(Array.from({ length: 20 }, (_, index) => [`Page ${index + 1} of the log.`]));
        return whole.subarray(0, whole.length / 2);
      },
      'broken',
      'damaged or incomplete',
    ],
    ['that is no PDF behind its first bytes', () => Buffer.from('%PDF-1.7\nnothing\n'), 'broken', 'damaged'],
  ])('%s ends in words', async (_, make, code, words) => {
    const document = await documents.add(agentId, 'hostile.pdf', make());
    expect(document).toMatchObject({ status: 'failed', error: { code } });
    expect(document.error?.message).toContain(words);
  });
});

describe('A conversation', () => {
  it('streams on, every word in its order and without a long pause, while hostile files are refused beside it', async () => {
    const bomb = makePdfBomb(300);
    const many = makePdf(Array.from({ length: 20_000 }, () => ['x']));
    const wordBomb = makeDocx(paragraph('a'.repeat(100 * 1024 * 1024)));
    const chatting = await talk.agent({ model: 'sim-100tps' });
    const session = await talk.session({ agent_id: chatting.id });
    const chat = await talk.send(session.id, '/say 50000');
    const turnId = String((await chat.next('turn')).data['turn_id']);
    const heard = hear(chat);

    const beganMs = performance.now();
    const refused = await Promise.all([
      documents.add(agentId, 'bomb.pdf', bomb),
      documents.add(agentId, 'many.pdf', many),
      documents.add(agentId, 'bomb.docx', wordBomb),
      documents.add(agentId, 'locked.pdf', makePdf([['secret']], { trailer: ENCRYPTION })),
      documents.add(agentId, 'cut.pdf', bomb.subarray(0, bomb.length / 2)),
      documents.upload(agentId, 'large.txt', Buffer.alloc(LARGEST + 1, 'a ')).expect(413),
      documents.upload(agentId, 'page.txt', '<!doctype html><script>alert(1)</script>').expect(415),
      documents.upload(agentId, 'a.docx', Buffer.from('PK\x03\x04nothing of Word', 'latin1')).expect(415),
    ]);
    const tookMs = performance.now() - beganMs;
    await server.http.post(`/api/turns/${turnId}/stop`).expect(200);
    const timesMs = await heard;
    expect(refused.slice(0, 5)).toMatchObject([
      { status: 'failed', error: { code: expect.stringMatching(/^too_/) } },
      { status: 'failed', error: { code: 'too_many_pages' } },
      { status: 'failed', error: { code: expect.stringMatching(/^too_/) } },
      { status: 'failed', error: { code: 'encrypted' } },
      { status: 'failed', error: { code: 'broken' } },
    ]);

    const { content, status } = await talk.lastMessage(session.id);
    expect(status).toBe('stopped');
    expect(chat.text()).toBe(content);
    const words = content.trim().split(' ').slice(0, -1);
    expect(words).toEqual(words.map((_, index) => `word${index + 1}`));
    expect(chat.seen.map(({ id }) => id)).toEqual(chat.seen.map((_, index) => `${turnId}:${index}`));
    expect(longestPause(timesMs)).toBeLessThan(tookMs / 10);
  }, 120_000);
});

describe('An upload', () => {
  it.each([
    ['HTML that is named text', 'page.txt', '<!doctype html><script>alert(1)</script>'],
    ['HTML behind comments', 'page.md', `<?xml version="1.0"?> ${'<!-- -- > -->\n'.repeat(40)}<HTML><body>x`],
    ['HTML behind a byte order mark', 'page.md', '\uFEFF  <html><body>x</body></html>'],
    ['an archive that is named Word', 'a.docx', Buffer.from('PK\x03\x04nothing of Word in here', 'latin1')],
    ['bytes that are named text', 'a.txt', Buffer.from([1, 2, 3, 0, 255, 254, 7])],
    ['a picture', 'a.pdf', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')],
  ])('of %s is refused', async (_, name, content) => {
    const { body } = await documents.upload(agentId, name, content).expect(415);
    expect(body).toMatchObject({ code: 'unsupported_document' });
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
  ])('of %s is refused', async (_, content) => {
    const { body } = await documents.upload(agentId, 'a.txt', content).expect(422);
    expect(body).toMatchObject({ code: 'empty_document' });
  });

  it('of one byte more than 25 MB is refused, and nothing of it stays', async () => {
    const { body } = await documents.upload(agentId, 'a.txt', Buffer.alloc(LARGEST + 1, 'a ')).expect(413);
    expect(body).toMatchObject({ code: 'payload_too_large', detail: 'The file is larger than 25 MB.' });
    expect((await documents.traces(agentId)).files).toBe(0);
  });

  it.each([
    ['comments and a letter', `${'<!---->'.repeat(40)}x`],
    ['comments that do not end', '<!--'.repeat(500_000)],
    ['declarations', '<?xml >'.repeat(300_000)],
    ['white space in front of a letter', `${' \n'.repeat(1_000_000)}x`],
  ])('of %s is taken as the text that it is', async (_, content) => {
    const { body } = await documents.upload(agentId, 'a.txt', content).expect(202);
    expect(body).toMatchObject({ mime_type: 'text/plain' });
    await server.http.delete(`/api/documents/${(body as { id: string }).id}`).expect(204);
  });

  it('keeps of its name what can be shown', async () => {
    const { body } = await documents.upload(agentId, '../../etc/pass\u202Ewd\u0085.md', 'Some words.').expect(202);
    expect((body as { filename: string }).filename).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
    await documents.ended((body as { id: string }).id);
  });

  it('must be one file named `file`', async () => {
    const path = `/api/agents/${agentId}/documents`;
    await server.http.post(path).send({ file: 'x' }).expect(415);
    await server.http.post(path).attach('other', Buffer.from('x'), 'a.txt').expect(422);
    await server.http.post(path).attach('file', Buffer.from('x'), 'a.txt').field('more', 'x').expect(422);
    await server.http.post(path).set('Content-Type', 'multipart/form-data').send('x').expect(400);
    await server.http.post('/api/agents').attach('file', Buffer.from('x'), 'a.txt').expect(415);
  });

  it('for an agent that does not exist is a 404', async () => {
    await documents.upload('01980f5e-4c5a-7000-8000-000000000000', 'a.txt', 'Some words.').expect(404);
  });
});
