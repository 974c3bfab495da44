import { TestBed } from '@angular/core/testing';
import { openConversation, type OpenedConversation } from './testing/opened-conversation';
import { times } from './testing/session-server';
import { until } from './testing/until';
import { Drafts } from '../core/browser/drafts';
import type { Message } from '../core/api/api-schemas';

let opened: OpenedConversation;
let server: OpenedConversation['server'];
let store: OpenedConversation['store'];
let outbox: OpenedConversation['outbox'];
let contents: OpenedConversation['contents'];

beforeEach(async () => {
  opened = await openConversation();
  ({ server, store, outbox, contents } = opened);
});

afterEach(() => opened.close());

describe('A conversation', () => {
  it('shows a message as sent once the server has stored it, and the answer as it arrives on the feed', async () => {
    await expect(outbox.send('Hello', 's1')).resolves.toBe(true);
    server.emit('token', 1, { content: 'Good ' });
    server.emit('token', 2, { content: 'morning' });
    await until(() => contents()[1] === 'Good morning');

    expect(contents()).toEqual(['Hello', 'Good morning']);
    expect(store.replying()).toBe(true);
  });

  it('shows why an answer failed although that was not on its feed', async () => {
    await outbox.send('Hello', 's1');
    const error = { code: 'provider_misconfigured', detail: 'The key was refused (401).', retry_at: null };
    const message = { id: 'm2', session_id: 's1', role: 'assistant', content: 'Sorry.', status: 'failed', error };
    server.answerWith('error', 1, { code: error.code, message_id: 'm2', message });
    await until(() => store.transcript().messages[1]?.status === 'failed');

    expect(store.transcript().messages[1]?.error).toEqual(error);
    expect(store.replying()).toBe(false);
    await server.hungUp;
  });

  it('shows a token once that comes on its own stream and on the feed', async () => {
    await outbox.send('Hello', 's1');
    server.answerWith('token', 1, { content: 'Good ' });
    await until(() => contents()[1] === 'Good ');
    server.emit('token', 1, { content: 'Good ' });
    server.emit('token', 2, { content: 'morning' });
    await until(() => contents()[1]?.includes('morning') === true);

    expect(contents()[1]).toBe('Good morning');
  });

  it('stops reading an answer once another session is opened', async () => {
    await outbox.send('Hello', 's1');
    void store.open('a1', 's2');
    server.answerWith('token', 1, { content: 'Good ' });
    await server.hungUp;
    await until(() => store.state() === 'ready');

    expect(contents()).toEqual([]);
  });

  it('keeps the text of a running answer when the newest messages are loaded again', async () => {
    await outbox.send('Hello', 's1');
    server.answerWith('token', 1, { content: 'Good ' });
    await until(() => contents()[1] === 'Good ');
    const streaming = { id: 'm2', session_id: 's1', role: 'assistant', content: '', status: 'streaming', ...times };
    server.messages.push(streaming as unknown as Message);
    server.active = 't1';
    for (const feed of server.feeds) feed.destroy();
    await until(() => store.session()?.message_count === 2);
    server.answerWith('token', 2, { content: 'morning' });
    await until(() => contents()[1]?.includes('morning') === true);

    expect(contents()[1]).toBe('Good morning');
  });

  it('shows the sources of an answer as soon as they are found', async () => {
    await outbox.send('How many days of leave are there?', 's1');
    const citations = [{ index: 1, document_id: 'd1', filename: 'Rules.pdf', page: 2, text: 'Leave is 27 days.' }];
    server.emit('citations', 1, { citations, documents_searched: 2, duration_ms: 40 });
    await until(() => store.transcript().messages[1]?.documents_searched === 2);

    expect(store.transcript().messages[1]).toMatchObject({ content: '', citations, search_duration_ms: 40 });
  });

  it('keeps the text as a draft when the server refuses it, and says why', async () => {
    server.refuse = { status: 409, code: 'turn_in_progress' };

    await expect(outbox.send('Hello', 's1')).resolves.toBe(false);

    expect(TestBed.inject(Drafts).read('s1').text).toBe('Hello');
    expect(outbox.failure()?.text).toContain('A reply is still being written');
    expect(contents()).toEqual([]);
  });

  it('sends the same text again under the same key, so that it cannot be stored twice', async () => {
    server.refuse = { status: 503, code: 'overloaded' };
    await outbox.send('Hello', 's1');
    await outbox.send('Hello', 's1');

    expect(server.keys).toHaveLength(2);
    expect(server.keys[0]).toBe(server.keys[1]);
  });

  it('gives another text another key', async () => {
    server.refuse = { status: 503, code: 'overloaded' };
    await outbox.send('Hello', 's1');
    await outbox.send('Hello there', 's1');

    expect(server.keys[0]).not.toBe(server.keys[1]);
  });

  it('forgets the draft when the message turns out to be stored although no answer came', async () => {
    server.hangUp = true;
    await expect(outbox.send('Hello', 's1')).resolves.toBe(false);
    expect(outbox.settle('s1')).toBe(false);

    for (const feed of server.feeds) feed.destroy();
    await until(() => contents().includes('Hello'));

    expect(outbox.settle('s1')).toBe(true);
    expect(TestBed.inject(Drafts).read('s1').text).toBe('');
  });

  it('loads what it missed when the connection is restored', async () => {
    server.messages.push({
      id: 'm7',
      session_id: 's1',
      role: 'assistant',
      content: 'While you were away',
      status: 'complete',
      ...times,
    } as unknown as Message);
    for (const feed of server.feeds) feed.destroy();
    await until(() => contents().length > 0);

    expect(contents()).toEqual(['While you were away']);
  });
});
