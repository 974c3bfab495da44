import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Agent, Message, Session } from '../../core/api/api-schemas';

export const times = { created_at: '2026-11-18T10:00:00.000Z', updated_at: '2026-11-18T10:00:00.000Z' };
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
export class SessionServer {
  readonly messages: Message[] = [];
  readonly keys: string[] = [];
  readonly feeds = new Set<ServerResponse>();
  /** What the next request is answered with instead of being stored. */
  refuse: { status: number; code: string } | null = null;
  /** The turn that runs in every session, as a page that is read says. */
  active: string | null = null;
  /** Whether every session has earlier messages too. */
  hasMore = false;
  /** Stores the next message but breaks the connection before answering. */
  hangUp = false;
  /** The sessions that messages were stored in, and whose feeds were opened. */
  readonly posted: string[] = [];
  readonly followed: string[] = [];
  /** The requests whose turns are answered: their own streams. */
  private readonly answers = new Set<ServerResponse>();
  /** Resolves when the client has let go of the stream of its newest request. */
  hungUp: Promise<void> = Promise.resolve();
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

  /** An event on the streams of the requests themselves, where the feed says nothing. */
  answerWith(type: string, seq: number, data: object): void {
    for (const answer of this.answers) {
      answer.write(`id: t1:${seq}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
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
    const [, id = '', part] = /^\/api\/sessions\/([^/?]+)(?:\/([\w?=&]+))?$/.exec(path) ?? [];
    if (part === 'events') this.follow(id, response);
    else if (this.refuse && (request.method === 'PATCH' || part?.includes('?'))) this.no(response, this.refuse);
    else if (part?.startsWith('messages?'))
      this.json(response, 200, { messages: [this.message(id, 'Older')], has_more: false, total_count: 2 });
    else if (path.endsWith('/stop')) this.json(response, 200, {});
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
    if (refuse) return this.no(response, refuse);
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
    this.answers.add(response);
    this.hungUp = new Promise((resolve) => {
      response.on('close', () => {
        this.answers.delete(response);
        resolve();
      });
    });
  }

  private session(id = 's1'): Session {
    return { ...session, id, message_count: this.of(id).length };
  }

  private of(id: string): readonly Message[] {
    return this.messages.filter(({ session_id }) => session_id === id);
  }

  private detail(id: string): object {
    return { ...this.session(id), agent, messages: this.of(id), has_more: this.hasMore, active_turn_id: this.active };
  }

  private no(response: ServerResponse, { status, code }: { status: number; code: string }): void {
    this.refuse = null;
    this.json(response, status, { error: 'No', code, detail: 'no', fields: [] });
  }

  private json(response: ServerResponse, status: number, body: object): void {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }
}
