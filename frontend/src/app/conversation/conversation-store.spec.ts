import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { FETCH } from '../core/api-client';
import { Drafts } from '../core/drafts';
import type { Agent, Message, Session } from '../core/records';
import { SessionsApi } from '../core/sessions-api';
import { ConversationStore } from './conversation-store';
import { Outbox } from './outbox';

const times = { created_at: '2026-11-18T10:00:00.000Z', updated_at: '2026-11-18T10:00:00.000Z' };
const agent = {
  id: 'a1',
  slug: 'atlas',
  name: 'Atlas',
  conversation_starters: [],
  session_count: 1,
  ...times,
} as unknown as Agent;
const session: Session = {
  id: 's1',
  agent_id: 'a1',
  title: 'Plans',
  title_source: 'auto',
  message_count: 0,
  last_message_preview: null,
  last_message_role: null,
  active_message_id: null,
  mode: { input: 'text', output: 'text' },
  ...times,
};

/** A server of a few sessions: what it stored, and the feeds that are open. */
class SessionServer {
  readonly messages: Message[] = [];
  readonly keys: string[] = [];
  readonly feeds = new Set<ServerResponse>();
  /** What the next POST is answered with instead of being stored. */
  refuse: { status: number; code: string } | null = null;
  /** Stores the next message but breaks the connection before answering. */
  hangUp = false;
  /** The sessions that messages were stored in, and whose feeds were opened. */
  readonly posted: string[] = [];
  readonly followed: string[] = [];
  private held: { request: string; arrived: () => void; released: Promise<void> } | null = null;
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  emit(type: string, seq: number, data: object): void {
    for (const feed of this.feeds) {
      feed.write(`id: t1:${seq}\nevent: ${type}\ndata: ${JSON.stringify({ ...data, turn_id: 't1' })}\n\n`);
    }
  }

  /** Keeps the next such request waiting; `arrived` resolves when it came in, `release` has it answered. */
  hold(request: string): { arrived: Promise<void>; release: () => void } {
    let arrived = (): void => undefined;
    let release = (): void => undefined;
    const came = new Promise<void>((resolve) => (arrived = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    this.held = { request, arrived, released };
    return { arrived: came, release };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const { held } = this;
    if (held?.request === `${request.method} ${path}`) {
      this.held = null;
      held.arrived();
      await held.released;
    }
    const [, id = '', part] = /^\/api\/sessions\/([^/?]+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (part === 'events') this.follow(id, response);
    else if (part === 'messages') await this.store(id, request, response);
    else if (id !== '') this.json(response, 200, this.detail(id));
    else if (path.endsWith('/continue')) this.begin('s1', this.message('s1', 'Go on'), response);
    else if (/^\/api\/agents\/\w+$/.test(path)) this.json(response, 200, { ...agent, id: path.split('/').at(-1) });
    else if (request.method === 'POST')
      this.json(response, 200, { ...this.session('s3'), agent_id: path.split('/')[3] });
    else this.json(response, 200, { sessions: [this.session()], total: 1, has_more: false, next_cursor: null });
  }

  private follow(id: string, response: ServerResponse): void {
    this.followed.push(id);
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const snapshot = { session: this.session(id), active_turn: null };
    response.write(`retry: 20\nevent: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`);
    this.feeds.add(response);
    response.on('close', () => this.feeds.delete(response));
  }

  private async store(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { content } = JSON.parse(body) as { content: string };
    this.keys.push(String(request.headers['idempotency-key']));
    const { refuse } = this;
    this.refuse = null;
    if (refuse) return this.json(response, refuse.status, { error: 'No', code: refuse.code, detail: 'no', fields: [] });
    const message = this.message(id, content);
    this.messages.push(message);
    this.posted.push(id);
    if (this.hangUp) return void response.destroy();
    this.begin(id, message, response);
  }

  private message(id: string, content: string): Message {
    return { id: 'm1', session_id: id, role: 'user', content, status: 'complete', ...times } as unknown as Message;
  }

  private begin(id: string, message: Message, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const turn = { turn_id: `${id === 's1' ? 't1' : id}`, user_message: message, assistant_message_id: 'm2' };
    response.write(`id: ${turn.turn_id}:0\nevent: turn\ndata: ${JSON.stringify(turn)}\n\n`);
  }

  private session(id = 's1'): Session {
    return { ...session, id, message_count: this.of(id).length };
  }

  private of(id: string): readonly Message[] {
    return this.messages.filter(({ session_id }) => session_id === id);
  }

  private detail(id: string): object {
    return { ...this.session(id), agent, messages: this.of(id), has_more: false, active_turn_id: null };
  }

  private json(response: ServerResponse, status: number, body: object): void {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }
}

let server: SessionServer;
let store: ConversationStore;
let outbox: Outbox;

/** Resolves when the store looks as described. */
function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watching = TestBed.runInInjectionContext(() =>
      effect(() => {
        if (!condition()) return;
        resolve();
        queueMicrotask(() => watching.destroy());
      }),
    );
  });
}

beforeEach(async () => {
  localStorage.clear();
  server = new SessionServer();
  const url = await server.start();
  TestBed.configureTestingModule({
    providers: [
      ConversationStore,
      Outbox,
      { provide: FETCH, useValue: (path: string, init?: RequestInit) => fetch(url + path, init) },
    ],
  });
  store = TestBed.inject(ConversationStore);
  outbox = TestBed.inject(Outbox);
  await store.open('a1', 's1');
  await until(() => store.connection().state === 'open');
});

afterEach(async () => {
  TestBed.resetTestingModule();
  await server.stop();
});

const contents = (): string[] => store.transcript().messages.map(({ content }) => content);

describe('A conversation', () => {
  it('shows a message as sent once the server has stored it, and the answer as the feed brings it', async () => {
    await expect(outbox.send('Hello', 's1')).resolves.toBe(true);
    server.emit('token', 1, { content: 'Good ' });
    server.emit('token', 2, { content: 'morning' });
    await until(() => contents()[1] === 'Good morning');

    expect(contents()).toEqual(['Hello', 'Good morning']);
    expect(store.replying()).toBe(true);
  });

  it('shows what an answer is made from as soon as it was found', async () => {
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

  it('reads what it missed when the connection comes back', async () => {
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
    const continued = store.continue('m2');
    await continuing.arrived;
    await show('s2');
    continuing.release();
    await continued;

    expect(contents()).toEqual([]);
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
