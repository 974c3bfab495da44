import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NEVER, Subject, type Subscription } from 'rxjs';
import { ApiClient, FETCH } from '../api/api-client';
import { ApiError } from '../api/api-error';
import { FakeBrowser, type FakeTab } from '../testing/fake-browser';
import { SessionFeeds } from './session-feeds';
import { TabLink } from './tab-link';

/** Each connection begins with a snapshot that holds all text so far; `say` adds to it. */
class FeedServer {
  readonly connections = new Set<{ readonly response: ServerResponse; readonly sessions: readonly string[] }>();
  opened = 0;
  most = 0;
  isDown = false;
  private readonly texts = new Map<string, string>();
  private readonly server: Server = createServer((request, response) => {
    const sessions = new URL(request.url ?? '', 'http://x').searchParams.getAll('session_id');
    if (this.isDown) return void response.writeHead(503).end();
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('retry: 20\n\n');
    const connection = { response, sessions };
    this.connections.add(connection);
    this.opened += 1;
    this.most = Math.max(this.most, this.connections.size);
    response.on('close', () => this.connections.delete(connection));
    for (const sessionId of sessions) {
      if (sessionId === 'missing') this.write(response, 'error', { session_id: sessionId, code: 'not_found' });
      else this.write(response, 'snapshot', { session_id: sessionId, text: this.texts.get(sessionId) ?? '' });
    }
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  say(sessionId: string, text: string): void {
    this.texts.set(sessionId, (this.texts.get(sessionId) ?? '') + text);
    for (const { response, sessions } of this.connections) {
      if (sessions.includes(sessionId)) this.write(response, 'token', { session_id: sessionId, text });
    }
  }

  private write(response: ServerResponse, type: string, data: object): void {
    response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

/** Resolves once it is true; the test's time limit is the limit. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

let server: FeedServer;
let browser: FakeBrowser;
let url: string;
const open: { injector: EnvironmentInjector & { destroyed?: boolean } }[] = [];

beforeEach(async () => {
  server = new FeedServer();
  browser = new FakeBrowser();
  url = await server.start();
});

afterEach(async () => {
  for (const { injector } of open.splice(0)) if (!injector.destroyed) injector.destroy();
  await server.stop();
});

/** What a tab shows of a session: a snapshot replaces the text, a token is added to it. */
interface Reader {
  readonly tab: FakeTab;
  text: string;
  states: string[];
  failure: unknown;
  readonly wake$: Subject<void>;
  subscription: Subscription;
  freeze(): void;
}

function read(id: string, sessionId: string): Reader {
  const tab = browser.open(id);
  const injector = createEnvironmentInjector(
    [
      SessionFeeds,
      ApiClient,
      { provide: TabLink, useValue: tab },
      { provide: FETCH, useValue: (path: string, init?: RequestInit) => fetch(url + path, init) },
    ],
    TestBed.inject(EnvironmentInjector),
  );
  open.push({ injector });
  const wake$ = new Subject<void>();
  const reader = {
    tab,
    text: '',
    states: [],
    failure: null,
    wake$,
    freeze: () => injector.destroy(),
  } as unknown as Reader;
  reader.subscription = injector
    .get(SessionFeeds)
    .follow(sessionId, wake$)
    .subscribe({
      next: (signal) => {
        if (signal.kind !== 'event') return void reader.states.push(signal.kind);
        const { text } = signal.event.data as { text: string };
        reader.text = signal.event.type === 'snapshot' ? text : reader.text + text;
        reader.states.push(signal.event.type);
      },
      error: (error: unknown) => (reader.failure = error),
    });
  return reader;
}

const all = (readers: readonly Reader[], text: string) => until(() => readers.every((reader) => reader.text === text));

describe('The feeds of all tabs', () => {
  it('come over one connection, and every tab reads the same', async () => {
    const readers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => read(id, 's1'));
    await until(() => readers.every(({ states }) => states.includes('snapshot')));
    server.say('s1', 'one ');
    server.say('s1', 'two ');
    await all(readers, 'one two ');

    await until(() => server.connections.size === 1);
    expect(server.most).toBeLessThanOrEqual(2);
  });

  it('keep sessions apart', async () => {
    const [one, two] = [read('a', 's1'), read('b', 's2')];
    await until(() => [one, two].every(({ states }) => states.includes('snapshot')));
    server.say('s1', 'first');
    server.say('s2', 'second');
    await until(() => one.text !== '' && two.text !== '');

    expect([one.text, two.text]).toEqual(['first', 'second']);
  });

  it('begin with all the text for a tab that comes late, and change nothing for the others', async () => {
    const early = read('a', 's1');
    await until(() => early.states.includes('snapshot'));
    server.say('s1', 'one ');
    const late = read('b', 's1');
    await all([early, late], 'one ');
    server.say('s1', 'two');

    await all([early, late], 'one two');
    expect(late.states.filter((state) => state === 'token')).toHaveLength(1);
  });

  it('go on without a gap or a repeat when the tab that holds the connection crashes', async () => {
    const [first, ...others] = ['a', 'b', 'c'].map((id) => read(id, 's1'));
    await until(() => [first, ...others].every((reader) => reader?.states.includes('snapshot')));
    server.say('s1', 'one ');
    await all(others, 'one ');
    if (first) browser.crash(first.tab);
    server.say('s1', 'two ');
    server.say('s1', 'three ');

    await all(others, 'one two three ');
    server.say('s1', 'four');
    await all(others, 'one two three four');
  });

  it('go on when the tab that holds the connection is left', async () => {
    const [first, second] = [read('a', 's1'), read('b', 's2')];
    await until(() => [first, second].every(({ states }) => states.includes('snapshot')));
    first.freeze();
    server.say('s2', 'text');

    await all([second], 'text');
    await until(() => [...server.connections].every(({ sessions }) => sessions.join() === 's2'));
  });

  it('tell every tab that the server is away, and connect again when one of them asks to', async () => {
    const readers = ['a', 'b'].map((id) => read(id, 's1'));
    await until(() => readers.every(({ states }) => states.includes('snapshot')));
    server.isDown = true;
    for (const { response } of server.connections) response.destroy();
    await until(() => readers.every(({ states }) => states.includes('waiting')));
    server.say('s1', 'meanwhile');
    server.isDown = false;
    readers[1]?.wake$.next();

    await all(readers, 'meanwhile');
  });

  it('fail for a session that does not exist, and for no other', async () => {
    const [there, missing] = [read('a', 's1'), read('b', 'missing')];
    await until(() => missing.failure !== null);
    server.say('s1', 'text');

    await all([there], 'text');
    expect(missing.failure).toBeInstanceOf(ApiError);
    expect(missing.failure).toMatchObject({ status: 404 });
  });

  it('are followed no longer when no tab wants them', async () => {
    const reader = read('a', 's1');
    await until(() => server.connections.size === 1);
    reader.subscription.unsubscribe();

    await until(() => server.connections.size === 0);
  });
});

describe('A browser without locks', () => {
  it('gets a connection per tab', () => {
    TestBed.configureTestingModule({
      providers: [{ provide: TabLink, useValue: { isSupported: false } }],
    });
    const asked: string[] = [];
    const answer = (path: string) => {
      asked.push(path);
      return new Promise<Response>(() => undefined);
    };
    TestBed.overrideProvider(FETCH, { useValue: answer });
    TestBed.inject(SessionFeeds).follow('s1', NEVER).subscribe().unsubscribe();

    expect(asked).toEqual(['/api/sessions/s1/events']);
  });
});
