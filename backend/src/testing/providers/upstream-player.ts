import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** One answer of an OpenAI-compatible server, byte for byte. */
export interface UpstreamCase {
  status?: number;
  headers?: Record<string, string>;
  writes: readonly UpstreamWrite[];
  /** `reset` breaks the connection, `open` leaves it as it is. Default: the body ends. */
  end?: 'reset' | 'open';
  /** The stored message; of a title's answer the title, or `first-message`. */
  expect?: unknown;
}

interface UpstreamWrite {
  after_ms?: number;
  text?: string;
  base64?: string;
  /** Bytes in one piece. */
  split?: number;
}

export interface UpstreamRequest {
  headers: string;
  messages: { role: string; content: string }[];
}

const FOLDER = join(import.meta.dirname, '../../../test-data/upstream');
const PLAIN_TITLE: UpstreamCase = { writes: [{ text: eventsOf('A plain title') }] };
const ROLES_REFUSED: UpstreamCase = {
  status: 400,
  headers: { 'content-type': 'application/json' },
  writes: [
    {
      text: '{"object":"error","message":"Conversation roles must alternate user/assistant/user/assistant/...","type":"BadRequestError","code":400}',
    },
  ],
};

const SYSTEM_REFUSED: UpstreamCase = {
  status: 400,
  headers: { 'content-type': 'application/json' },
  writes: [{ text: '{"object":"error","message":"System role not supported","type":"BadRequestError","code":400}' }],
};

/** What was recorded of real servers; `test-data/upstream`. */
export function recordedCases(): Record<string, UpstreamCase> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as UpstreamCase,
    ]),
  );
}

/** A chunk of a streamed completion. */
export function chunkOf(delta: object | null, finishReason: unknown = null, more: object = {}): string {
  const choices = [{ index: 0, delta, finish_reason: finishReason }];
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'case', choices, ...more })}\n\n`;
}

/** A whole ordinary answer. */
export function eventsOf(content: string): string {
  return `${chunkOf({ role: 'assistant', content })}${chunkOf({}, 'stop')}data: [DONE]\n\n`;
}

/**
 * Plays cases as a server on loopback. The last user message names one, as `case:NAME`; a request for a title gets
 * `title.NAME`. `case:strict-roles` is refused unless user and assistant alternate.
 */
export class UpstreamPlayer {
  readonly requests: UpstreamRequest[] = [];
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  /** When set, every body goes out in pieces of so many bytes. */
  split: number | null = null;

  private constructor(private readonly cases: Record<string, UpstreamCase>) {
    this.server = createServer({ noDelay: true }, (socket) => this.serve(socket));
  }

  static async start(cases: Record<string, UpstreamCase>): Promise<UpstreamPlayer> {
    const player = new UpstreamPlayer(cases);
    await new Promise<void>((resolve) => player.server.listen(0, '127.0.0.1', resolve));
    return player;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let received = Buffer.alloc(0);
    let isBusy = false;
    const next = async (): Promise<void> => {
      const request = isBusy ? null : takeRequest(received);
      if (request === null) return;
      received = received.subarray(request.bytes);
      isBusy = true;
      this.requests.push(request);
      await this.answer(socket, this.choose(request));
      isBusy = false;
      await next();
    };
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      void next();
    });
  }

  private choose({ messages }: UpstreamRequest): UpstreamCase {
    const asked = messages.filter(({ role }) => role === 'user').at(-1)?.content ?? '';
    const name = /case:([\w.-]+)/.exec(asked)?.[1] ?? '';
    if (messages[0]?.content.startsWith('Write a title')) return this.cases[`title.${name}`] ?? PLAIN_TITLE;
    if (name === 'no-system-role' && messages.some(({ role }) => role === 'system')) return SYSTEM_REFUSED;
    if (name === 'strict-roles') {
      const roles = messages.map(({ role }) => role).filter((role) => role !== 'system');
      const isStrict = roles.every((role, index) => role === (index % 2 ? 'assistant' : 'user'));
      return isStrict ? { writes: [{ text: eventsOf('Roles are fine.') }] } : ROLES_REFUSED;
    }
    return this.cases[name] ?? { writes: [{ text: eventsOf('Hello, this is a plain answer.') }] };
  }

  private async answer(socket: Socket, { status = 200, headers = {}, writes, end }: UpstreamCase): Promise<void> {
    const head = { 'content-type': 'text/event-stream', 'transfer-encoding': 'chunked', ...headers };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} OK\r\n${lines.join('')}\r\n`);
    for (const { after_ms: afterMs = 0, text = '', base64, split } of writes) {
      if (afterMs > 0) await pause(afterMs);
      if (socket.destroyed) return;
      await this.write(socket, base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64'), split);
    }
    if (end === 'reset') {
      // What was written must not be overtaken.
      await pause(50);
      socket.resetAndDestroy();
    } else if (end !== 'open') socket.write('0\r\n\r\n');
  }

  private async write(socket: Socket, bytes: Buffer, split: number | undefined): Promise<void> {
    const size = this.split ?? split ?? bytes.length;
    for (let at = 0; at < bytes.length; at += size) {
      const part = bytes.subarray(at, at + size);
      socket.write(Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]));
      if (size < bytes.length) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

function takeRequest(received: Buffer): (UpstreamRequest & { bytes: number }) | null {
  const at = received.indexOf('\r\n\r\n');
  if (at < 0) return null;
  const headers = received.toString('latin1', 0, at);
  const size = Number(/content-length: *(\d+)/i.exec(headers)?.[1] ?? 0);
  const bytes = at + 4 + size;
  if (received.length < bytes) return null;
  const { messages = [] } = JSON.parse(received.toString('utf8', at + 4, bytes) || '{}') as Partial<UpstreamRequest>;
  return { headers, messages, bytes };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
