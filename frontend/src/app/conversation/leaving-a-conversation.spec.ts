import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { openConversation, type OpenedConversation } from './testing/opened-conversation';
import { times } from './testing/session-server';
import { until } from './testing/until';
import { Drafts } from '../core/browser/drafts';
import type { Message } from '../core/api/api-schemas';
import { SessionsApi } from '../core/api/sessions-api';

let opened: OpenedConversation;
let server: OpenedConversation['server'];
let store: OpenedConversation['store'];
let outbox: OpenedConversation['outbox'];
let replies: OpenedConversation['replies'];
let contents: OpenedConversation['contents'];

beforeEach(async () => {
  opened = await openConversation();
  ({ server, store, outbox, replies, contents } = opened);
});

afterEach(() => opened.close());

describe('Opening another conversation meanwhile', () => {
  const show = async (id: string): Promise<void> => {
    await store.open('a1', id);
    await until(() => store.connection().state === 'open');
  };
  const network = (state: 'online' | 'offline'): boolean => window.dispatchEvent(new Event(state));

  afterEach(() => {
    network('online');
    jest.restoreAllMocks();
  });

  it('sends what was written offline to the conversation it was written in', async () => {
    network('offline');
    const sent = outbox.send('Hello', 's1');
    await show('s2');
    expect(outbox.outgoing()).toBeNull();
    network('online');

    await expect(sent).resolves.toBe(true);
    expect(server.posted).toEqual(['s1']);
    expect(contents()).toEqual([]);
  });

  it('makes no session of another agent for what was written offline in a session', async () => {
    network('offline');
    const sent = outbox.send('Hello', 's1');
    await store.open('a2', null);
    network('online');

    await expect(sent).resolves.toBe(true);
    expect(server.posted).toEqual(['s1']);
    expect(store.sessionId()).toBeNull();
  });

  it('makes the session of a first message written offline with the agent it was written to', async () => {
    await store.open('a1', null);
    network('offline');
    const sent = outbox.send('Hello', 'agent.a1');
    await show('s2');
    network('online');

    await expect(sent).resolves.toBe(true);
    expect(server.posted).toEqual(['s3']);
    expect(TestBed.inject(Drafts).read('agent.a1').text).toBe('');
  });

  it('keeps the opened session on screen when the first message of an empty page makes its own', async () => {
    await store.open('a1', null);
    const creating = server.hold('POST /api/agents/a1/sessions');
    const sent = outbox.send('Hello', 'agent.a1');
    await creating.arrived;
    await show('s2');
    creating.release();

    await expect(sent).resolves.toBe(true);
    expect(server.posted).toEqual(['s3']);
    expect(store.sessionId()).toBe('s2');
    expect(contents()).toEqual([]);
    expect(server.followed).toEqual(['s1', 's2']);
  });

  it('shows a failure to send only where the message was written', async () => {
    server.refuse = { status: 503, code: 'overloaded' };
    const posting = server.hold('POST /api/sessions/s1/messages');
    const sent = outbox.send('Hello', 's1');
    await posting.arrived;
    await show('s2');
    posting.release();

    await expect(sent).resolves.toBe(false);
    expect(outbox.failure()).toBeNull();
    expect(TestBed.inject(Drafts).read('s1').text).toBe('Hello');
  });

  it('keeps a turn that was still being asked for out of it', async () => {
    const posting = server.hold('POST /api/sessions/s1/messages');
    const sent = outbox.send('Hello', 's1');
    await posting.arrived;
    await show('s2');
    posting.release();

    await expect(sent).resolves.toBe(true);
    expect(contents()).toEqual([]);
  });

  it('keeps an answer that was still being continued out of it', async () => {
    const continuing = server.hold('POST /api/messages/m2/continue');
    const continued = replies.continue('m2');
    await continuing.arrived;
    await show('s2');
    continuing.release();
    await continued;

    expect(contents()).toEqual([]);
  });

  it.each([
    ['earlier messages that come late', null],
    ['the failure to load earlier messages', { status: 503, code: 'overloaded' }],
  ])('keeps %s out of it', async (_what, refusal) => {
    server.messages.push({ id: 'm5', session_id: 's1', role: 'user', content: 'Old', ...times } as unknown as Message);
    server.hasMore = true;
    await show('s2');
    await show('s1');
    const loading = server.hold('GET /api/sessions/s1/messages?limit=50&before=m5');
    const loaded = store.loadEarlier();
    await loading.arrived;
    await show('s2');
    await show('s1');
    server.refuse = refusal;
    loading.release();
    await loaded;

    expect(store.olderState()).toBe('idle');
    expect(contents()).toEqual(['Old']);
  });

  it('keeps a switch that failed out of the session that was read again meanwhile', async () => {
    const switching = server.hold('PATCH /api/sessions/s1');
    const switched = store.switchOutput('voice');
    await switching.arrived;
    await show('s2');
    await show('s1');
    await store.switchOutput('voice');
    server.refuse = { status: 503, code: 'overloaded' };
    switching.release();

    await expect(switched).rejects.toMatchObject({ status: 503 });
    expect(store.output()).toBe('voice');
  });

  it('can be stopped although the stop of the other is still on its way', async () => {
    await outbox.send('Hello', 's1');
    const stopping = server.hold('POST /api/turns/t1/stop');
    const stopped = replies.stop();
    await stopping.arrived;
    await show('s2');
    expect(replies.stopping()).toBe(false);
    stopping.release();
    await stopped;
  });

  it('follows a session once that was left and opened again while it was read', async () => {
    await show('s2');
    const reading = server.hold('GET /api/sessions/s1');
    const first = store.open('a1', 's1');
    await reading.arrived;
    await store.open('a1', 's2');
    await show('s1');
    const watching = jest.spyOn(document, 'addEventListener');
    reading.release();
    await first;

    expect(watching).not.toHaveBeenCalled();
    expect(store.state()).toBe('ready');
  });

  it('listens to nothing once the page is gone', async () => {
    const reading = server.hold('GET /api/sessions/s2');
    const opened = store.open('a1', 's2');
    await reading.arrived;
    TestBed.resetTestingModule();
    const watching = jest.spyOn(document, 'addEventListener');
    reading.release();
    await opened;

    expect(watching).not.toHaveBeenCalled();
  });

  it('listens to nothing once the page is gone while it reads what it missed', async () => {
    const listening = jest.spyOn(TestBed.inject(SessionsApi), 'follow');
    const get = jest.spyOn(TestBed.inject(SessionsApi), 'get');
    server.messages.push({ id: 'm7', session_id: 's1', role: 'user', content: 'New', ...times } as unknown as Message);
    const reading = server.hold('GET /api/sessions/s1');
    for (const feed of server.feeds) feed.destroy();
    await reading.arrived;
    TestBed.resetTestingModule();
    reading.release();
    await get.mock.results[0]?.value;
    await Promise.resolve();

    expect(listening).not.toHaveBeenCalled();
  });
});
