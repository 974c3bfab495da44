import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../testing/create-test-app.js';
import { Documents } from '../../testing/documents.js';
import { ENCRYPTION, makePdf, makePdfBomb } from '../../testing/make-pdf.js';

let server: TestApp;
let talk: Conversations;
let documents: Documents;
let agent_id: string;

beforeAll(async () => {
  server = await createTestApp();
  talk = new Conversations(server);
  documents = new Documents(server);
  agent_id = (await talk.agent()).id;
});

afterAll(() => server.close());

describe('A PDF', () => {
  it('is read page by page, and answers name the page', async () => {
    const pdf = makePdf([
      ['The Lighthouse', 'The lamp was lit in 1883 by the keeper Amalia Voss.'],
      ['The Boathouse', 'The boathouse holds two rescue boats and a winch.'],
    ]);
    const document = await documents.add(agent_id, 'house.pdf', pdf);
    expect(document).toMatchObject({ status: 'ready', mime_type: 'application/pdf', page_count: 2, error: null });
    const [best] = await documents.search(agent_id, 'Who lit the lamp?');
    expect(best?.text).toContain('Amalia Voss');
    const boats = await documents.search(agent_id, 'rescue boats winch');
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
    ['that is no PDF behind its first bytes', () => Buffer.from('%PDF-1.7\nnothing\n'), 'broken', 'damaged'],
  ])('%s ends in words', async (_, make, code, words) => {
    const document = await documents.add(agent_id, 'hostile.pdf', make());
    expect(document).toMatchObject({ status: 'failed', error: { code } });
    expect(document.error?.message).toContain(words);
  });

  it('that was cut off is read as far as it goes, or ends in words', async () => {
    const whole = makePdf(Array.from({ length: 20 }, (_, index) => [`Page ${index + 1} of the log.`]));
    const document = await documents.add(agent_id, 'cut.pdf', whole.subarray(0, whole.length / 2));
    expect(['ready', 'failed']).toContain(document.status);
    expect(document.error === null || document.error.code === 'broken').toBe(true);
  });

  it('that unfolds to more memory than it may take ends alone, while a conversation streams on', async () => {
    const bomb = makePdfBomb(300);
    expect(bomb.length).toBeLessThan(2_000_000);
    const session = await talk.session();
    const [document, turn] = await Promise.all([
      documents.add(agent_id, 'bomb.pdf', bomb),
      talk.say(session.id, '/say 200'),
    ]);
    expect(document.status).toBe('failed');
    expect(['too_much_memory', 'too_much_text', 'too_slow']).toContain(document.error?.code);
    expect(turn.types().at(-1)).toBe('done');
    await server.http.get('/api/health').expect(200);
  }, 90_000);
});

describe('An upload', () => {
  it.each([
    ['HTML that is named text', 'page.txt', '<!doctype html><script>alert(1)</script>'],
    ['HTML behind a byte order mark', 'page.md', '\uFEFF  <html><body>x</body></html>'],
    ['an archive that is named Word', 'a.docx', Buffer.from('PK\x03\x04nothing of Word in here', 'latin1')],
    ['bytes that are named text', 'a.txt', Buffer.from([1, 2, 3, 0, 255, 254, 7])],
    ['a picture', 'a.pdf', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')],
  ])('of %s is refused', async (_, name, content) => {
    const { body } = await documents.upload(agent_id, name, content).expect(415);
    expect(body).toMatchObject({ code: 'unsupported_document' });
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
  ])('of %s is refused', async (_, content) => {
    const { body } = await documents.upload(agent_id, 'a.txt', content).expect(422);
    expect(body).toMatchObject({ code: 'empty_document' });
  });

  it('of one byte more than 25 MB is refused, and nothing of it stays', async () => {
    const { body } = await documents.upload(agent_id, 'a.txt', Buffer.alloc(25 * 1024 * 1024 + 1, 'a ')).expect(413);
    expect(body).toMatchObject({ code: 'payload_too_large', detail: 'The file is larger than 25 MB.' });
    expect((await documents.traces(agent_id)).files).toBe(0);
  });

  it('keeps of its name what can be shown', async () => {
    const { body } = await documents.upload(agent_id, '../../etc/pass\u202Ewd\u0085.md', 'Some words.').expect(202);
    expect((body as { filename: string }).filename).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
    await documents.ended((body as { id: string }).id);
  });

  it('must be one file named `file`', async () => {
    const path = `/api/agents/${agent_id}/documents`;
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
