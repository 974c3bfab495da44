import { EventStream } from './event-stream.js';
import { exchange, type Answer, type Asking } from './http.js';
import type { Agent, MessageExchange, MessagePage, Session, SessionDetail, Turn } from './records.js';

/** The server as a client program sees it. The verbs that return a record expect success; `call` returns any answer. */
export class Api {
  constructor(readonly url: string) {}

  call<Body = Record<string, unknown>>(method: string, path: string, asking: Asking = {}): Promise<Answer<Body>> {
    return exchange(this.url + path, { method, ...asking });
  }

  async get<Body>(path: string): Promise<Body> {
    return this.expect<Body>('GET', path);
  }

  agent(fields: Record<string, unknown> = {}): Promise<Agent> {
    return this.expect('POST', '/api/agents', {
      name: 'Atlas',
      system_prompt: 'You are Atlas. Answer briefly.',
      ...fields,
    });
  }

  session(agentId: string, fields: Record<string, unknown> = {}): Promise<Session> {
    return this.expect('POST', `/api/agents/${agentId}/sessions`, fields);
  }

  /** A session of a new agent whose model behaves as its name says, such as `sim-40tps`. */
  async conversation(model: string, fields: Record<string, unknown> = {}): Promise<Session> {
    return this.session((await this.agent({ model })).id, fields);
  }

  detail(sessionId: string): Promise<SessionDetail> {
    return this.get(`/api/sessions/${sessionId}`);
  }

  page(sessionId: string, query = ''): Promise<MessagePage> {
    return this.get(`/api/sessions/${sessionId}/messages${query}`);
  }

  turn(turnId: string): Promise<Turn> {
    return this.get(`/api/turns/${turnId}`);
  }

  /** Sends a message and follows the answer. */
  send(sessionId: string, content: string, headers: Record<string, string> = {}): Promise<EventStream> {
    return EventStream.open(`${this.url}/api/sessions/${sessionId}/messages`, {
      method: 'POST',
      body: { content },
      headers,
    });
  }

  /** Sends a message and waits for both messages, or for the error. */
  ask<Body = MessageExchange>(
    sessionId: string,
    content: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.call('POST', `/api/sessions/${sessionId}/messages`, {
      body: { content },
      headers: { accept: 'application/json', ...headers },
    });
  }

  continue(messageId: string): Promise<EventStream> {
    return EventStream.open(`${this.url}/api/messages/${messageId}/continue`, { method: 'POST' });
  }

  /** Follows a turn, after an event if one is named. */
  follow(turnId: string, lastEventId?: string): Promise<EventStream> {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    return EventStream.open(`${this.url}/api/turns/${turnId}/events`, { headers });
  }

  /** Follows a session over all its turns. */
  feed(sessionId: string): Promise<EventStream> {
    return EventStream.open(`${this.url}/api/sessions/${sessionId}/events`);
  }

  stop(turnId: string): Promise<Turn> {
    return this.expect('POST', `/api/turns/${turnId}/stop`);
  }

  private async expect<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.call<Body>(method, path, body === undefined ? {} : { body });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
