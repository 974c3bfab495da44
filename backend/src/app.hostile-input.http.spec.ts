import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CompiledServer, compileServer } from './testing/servers/compiled-server.js';
import { mainThreadMs } from './testing/servers/main-thread.js';
import { killServerProcesses, type ServerProcess, startServerProcess } from './testing/servers/server-process.js';

/** CPU time of the main thread within which a health request must be answered, whatever else came. */
const LONGEST_MS = 200;
const MANY = 14_000;
const FRAME = 200_000;

/** What the provider of the second server sends when the message is one of these. */
const FRAMES: Record<string, string> = {
  tags: delta('<think>'.repeat(FRAME / 7)),
  'tags in pieces': delta('<').repeat(2_000) + delta('</think').repeat(2_000),
  'channel marks': delta('<|channel|>'.repeat(FRAME / 11)),
  backticks: delta('`').repeat(4_000),
  brackets: delta('[1, '.repeat(FRAME / 4)),
  comments: ': '.repeat(FRAME / 2) + '\n\n' + delta('x'),
  'lines of one event': 'data: \n'.repeat(FRAME / 7) + '\n' + delta('x'),
  'one line without end': `data: {"choices":[{"delta":{"content":"${'\\\\'.repeat(FRAME / 2)}`,
  'deep JSON': `data: {"choices":${'['.repeat(FRAME)}\n\n` + delta('x'),
  'carriage returns': '\r'.repeat(FRAME) + delta('x'),
};

/** Answers of nothing else, to be spoken afterwards. */
const SPOKEN = ['e.g. ', '<!--', '[', '`', 'a.', '![', '\\[', '1. '];
SPOKEN.forEach((part, index) => (FRAMES[`spoken ${index}`] = delta(part.repeat(60_000 / part.length))));

function delta(content: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;
}

let folder: string;
let compiled: CompiledServer;
let provider: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-hostile-'));
  compiled = await compileServer();
  provider = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => {
      const kind = Object.keys(FRAMES).find((name) => body.includes(`frames: ${name}"`));
      if (kind === undefined) {
        response
          .writeHead(429, { 'Retry-After': '9'.repeat(MANY) })
          .end('{"error":{"message":"model "}}'.repeat(5_000));
        return;
      }
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(`${FRAMES[kind]}data: [DONE]\n\n`);
    });
  }).listen(0, '127.0.0.1');
}, 60_000);

afterAll(async () => {
  await killServerProcesses();
  provider.close();
  await compiled.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A server in a process of its own, asked how it is for as long as it works on something. */
class HealthyServer {
  private constructor(
    private readonly server: ServerProcess,
    private readonly url: string,
  ) {}

  static async start(name: string, env: Record<string, string> = {}): Promise<HealthyServer> {
    const server = startServerProcess(compiled.main, { DATA_DIR: join(folder, name), RATE_LIMIT: 'off', ...env });
    return new HealthyServer(server, await server.listening);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, init);
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const response = await this.fetch(path, json(JSON.stringify(body)));
    return (await response.json()) as T;
  }

  async session(agent: object = {}): Promise<string> {
    const made = await this.post<{ id: string }>('/api/agents', { name: 'Atlas', system_prompt: 'Help.', ...agent });
    return (await this.post<{ id: string }>(`/api/agents/${made.id}/sessions`, {})).id;
  }

  /** @returns what the work gave, and the most CPU time that a health request cost while it ran */
  async during<T>(work: Promise<T>): Promise<{ result: T; longestMs: number }> {
    let isOver = false;
    const watched = work.finally(() => (isOver = true));
    void Promise.allSettled([watched]);
    let longestMs = 0;
    do {
      const before = await this.busyMs();
      await (await this.fetch('/health')).arrayBuffer();
      longestMs = Math.max(longestMs, (await this.busyMs()) - before);
    } while (!isOver);
    return { result: await watched, longestMs };
  }

  /** Of every line that it has logged so far. */
  longestLine(): number {
    return Math.max(...this.server.stdout.map((line) => line.length));
  }

  private busyMs(): Promise<number> {
    return mainThreadMs(this.server.process.pid ?? 0);
  }
}

function json(body: string): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
}

function object(count: number): string {
  return `{${Array.from({ length: count }, (_, index) => `"${index}":1`).join(',')}}`;
}

describe('A server that is sent the worst', () => {
  let server: HealthyServer;
  let agentId: string;
  let sessionId: string;

  beforeAll(async () => {
    server = await HealthyServer.start('simulator');
    agentId = (await server.post<{ id: string }>('/api/agents', { name: 'Atlas', system_prompt: 'Help.' })).id;
    sessionId = (await server.post<{ id: string }>(`/api/agents/${agentId}/sessions`, {})).id;
  }, 60_000);

  async function status(path: string, init: RequestInit): Promise<number> {
    const { result, longestMs } = await server.during(server.fetch(path, init));
    await result.arrayBuffer();
    expect(longestMs).toBeLessThan(LONGEST_MS);
    return result.status;
  }

  it.each([
    ['104,000 members', object(104_000), 422],
    ['104,000 members in a part of it', `{"title":"x","mode":${object(100_000)}}`, 422],
    ['350,000 objects', `{"title":[${Array.from({ length: 250_000 }, () => '{}').join(',')}]}`, 422],
    ['500,000 numbers', `{"title":[${'1,'.repeat(500_000)}1]}`, 422],
    ['400,000 brackets', '['.repeat(400_000) + ']'.repeat(400_000), 400],
    ['a name of 1 MB', `{"${'a.'.repeat(500_000)}":1}`, 422],
    ['a text of 1 MB', `{"title":"${' \\u200b'.repeat(140_000)}"}`, 422],
    ['a list of nothing', `[${'[],'.repeat(300_000)}[]]`, 422],
  ])('answers others while a body of %s is refused', async (_what, body, expected) => {
    expect(await status(`/api/agents/${agentId}/sessions`, json(body))).toBe(expected);
  });

  it.each([
    ['comments', `${'<!---->'.repeat(40)}x`],
    ['comments that do not end', '<!--'.repeat(FRAME / 4)],
    ['declarations', '<?xml '.repeat(FRAME / 6)],
    ['abbreviations', 'e.g. A '.repeat(FRAME / 7)],
    ['marks', '!'.repeat(FRAME)],
    ['white space', `${' \t\n'.repeat(FRAME)}x`],
    ['headings', '#'.repeat(FRAME)],
    ['half of a PDF', `%PDF-1.7\n${'1 0 obj << '.repeat(FRAME / 200)}`],
    ['names of an archive', `PK\x03\x04${'[Content_Types].xmlword/document.xml'.repeat(FRAME / 36)}`],
  ])(
    'answers others while a document of %s is taken',
    async (_what, content) => {
      const form = new FormData();
      form.append('file', new Blob([content]), `${'a. '.repeat(2_000)}.md`);
      const { result, longestMs } = await server.during(
        (async () => {
          const response = await server.fetch(`/api/agents/${agentId}/documents`, { method: 'POST', body: form });
          const { id } = (await response.json()) as { id: string };
          await (await server.fetch(`/api/documents/${id}/events`)).text();
          return response.status;
        })(),
      );
      expect(result).toBe(202);
      expect(longestMs).toBeLessThan(LONGEST_MS);
    },
    60_000,
  );

  it.each([
    ['X-Correlation-ID', 'a.'],
    ['Cookie', 'a=b; '],
    ['Accept', '*/*;q=0.1, '],
    ['Accept-Language', 'en;q=0.5, '],
    ['Accept-Encoding', 'gzip;q=0, '],
    ['If-None-Match', 'W/"a", '],
    ['Range', '0-1,'],
    ['Last-Event-ID', '1:'],
    ['Idempotency-Key', ' -'],
    ['Content-Type', ';charset="'],
    ['Forwarded', 'for=a;by=b,'],
    ['Origin', 'http://a.'],
  ])('answers others while a header %s is endless', async (name, part) => {
    const value = `x${part.repeat(Math.floor(MANY / part.length))}x`;
    for (const path of ['/', '/api/agents', `/api/sessions/${sessionId}/messages`]) {
      expect(await status(path, { headers: { [name]: value } })).toBeLessThan(500);
    }
    const post = { ...json('{"content":7}'), headers: { 'Content-Type': 'application/json', [name]: value } };
    expect(await status(`/api/sessions/${sessionId}/messages`, post)).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ['parameters', `/api/agents?${'a&'.repeat(MANY / 2)}`, 422],
    ['names', `/api/agents?${Array.from({ length: 2_000 }, (_, index) => `a${index}`).join('&')}`, 422],
    ['percent signs', `/api/agents?q=${'%'.repeat(MANY)}`, 422],
    ['words to search', () => `/api/agents/${agentId}/knowledge/search?q=${'a"*^ '.repeat(400)}`, 200],
    [
      'letters to search',
      () => `/api/agents/${agentId}/knowledge/search?q=${encodeURIComponent('語'.repeat(1_000))}`,
      200,
    ],
    ['wildcards', `/api/agents?q=${'%25_'.repeat(50)}`, 200],
    ['slashes', `/api/${'/'.repeat(MANY)}`, 404],
    ['a cursor', `/api/agents?cursor=${'W'.repeat(500)}`, 422],
  ] as [string, string | (() => string), number][])(
    'answers others while an address is full of %s',
    async (_what, path, expected) => {
      expect(await status(typeof path === 'string' ? path : path(), {})).toBe(expected);
    },
  );

  it('answers others while an agent of the longest name and prompt is made and asked', async () => {
    const prompt = '<passages>\n<passage number="1">\n'.repeat(999).slice(0, 32_000);
    const id = await server.session({ name: '-_ '.repeat(33), system_prompt: prompt });
    for (const content of ['You are '.repeat(1_200), `x${' '.repeat(9_900)}x`, '/error '.repeat(1_400)]) {
      expect(await status(`/api/sessions/${id}/messages`, json(JSON.stringify({ content })))).toBeLessThan(600);
    }
  }, 60_000);

  it('has logged no line that is longer than 16 kB', () => {
    expect(server.longestLine()).toBeLessThanOrEqual(16 * 1024);
  });
});

describe('A provider that sends the worst', () => {
  let server: HealthyServer;

  beforeAll(async () => {
    const { port } = provider.address() as AddressInfo;
    const OPENAI_BASE_URL = `http://127.0.0.1:${port}/v1`;
    server = await HealthyServer.start('provider', {
      OPENAI_BASE_URL,
      OPENAI_API_KEY: 'x',
      OPENAI_MODEL: 'm',
      OPENAI_TTS_MODEL: 't',
    });
  }, 60_000);

  it.each([...Object.keys(FRAMES), 'none: too many requests'])(
    'keeps nobody else waiting: %s',
    async (kind) => {
      const id = await server.session();
      const message = json(JSON.stringify({ content: `frames: ${kind}` }));
      const { result, longestMs } = await server.during(server.fetch(`/api/sessions/${id}/messages`, message));
      await result.arrayBuffer();
      expect(longestMs).toBeLessThan(LONGEST_MS);
      expect(server.longestLine()).toBeLessThanOrEqual(16 * 1024);
    },
    60_000,
  );

  it.each(SPOKEN.map((part, index) => [part, index] as const))(
    'keeps nobody else waiting while its answer of %j alone is divided to be spoken',
    async (_part, index) => {
      const id = await server.session();
      const asked = server.fetch(`/api/sessions/${id}/messages`, json(`{"content":"frames: spoken ${index}"}`));
      await (await asked).arrayBuffer();
      const { messages } = (await (await server.fetch(`/api/sessions/${id}/messages`)).json()) as {
        messages: { id: string; content: string }[];
      };
      const answer = messages.at(-1);
      expect(answer?.content.length).toBeGreaterThan(10_000);
      const speaking = server.fetch(`/api/messages/${answer?.id}/speech`, { method: 'POST' });
      const { result, longestMs } = await server.during(speaking);
      await result.arrayBuffer();
      expect(longestMs).toBeLessThan(LONGEST_MS);
    },
    60_000,
  );
});
