import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FETCH } from '../core/api-client';
import { Drafts } from '../core/drafts';
import type { Agent, Message, Session } from '../core/records';
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

/** A server of one session: what it stored, and the feeds that are open. */
class SessionServer {
  readonly messages: Message[] = [];
  readonly keys: string[] = [];
  readonly feeds = new Set<ServerResponse>();
  /** What the next POST is answered with instead of being stored. */
  refuse: { status: number; code: string } | null = null;
  /** Stores the next message but breaks the connection before answering. */
  hangUp = false;
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

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path === '/api/sessions/s1') this.json(response, 200, this.detail());
    else if (path === '/api/sessions/s1/events') this.follow(response);
    else if (path === '/api/sessions/s1/messages') await this.store(request, response);
    else this.json(response, 200, { sessions: [this.session()], total: 1, has_more: false, next_cursor: null });
  }

  private follow(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const snapshot = { session: this.session(), active_turn: null };
    response.write(`retry: 20\nevent: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`);
    this.feeds.add(response);
    response.on('close', () => this.feeds.delete(response));
  }

  private async store(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { content } = JSON.parse(body) as { content: string };
    this.keys.push(String(request.headers['idempotency-key']));
    const { refuse } = this;
    this.refuse = null;
    if (refuse) return this.json(response, refuse.status, { error: 'No', code: refuse.code, detail: 'no', fields: [] });
    const message = {
      id: 'm1',
      session_id: 's1',
      role: 'user',
      content,
      status: 'complete',
      ...times,
    } as unknown as Message;
    this.messages.push(message);
    if (this.hangUp) return void response.destroy();
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const turn = { turn_id: 't1', user_message: message, assistant_message_id: 'm2' };
    response.write(`id: t1:0\nevent: turn\ndata: ${JSON.stringify(turn)}\n\n`);
  }

  private session(): Session {
    return { ...session, message_count: this.messages.length };
  }

  private detail(): object {
    return { ...this.session(), agent, messages: this.messages, has_more: false, active_turn_id: null };
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
