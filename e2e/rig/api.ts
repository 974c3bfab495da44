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

  session(agent_id: string, fields: Record<string, unknown> = {}): Promise<Session> {
    return this.expect('POST', `/api/agents/${agent_id}/sessions`, fields);
  }

  /** A session of a new agent whose model behaves as its name says, such as `sim-40tps`. */
  async conversation(model: string, fields: Record<string, unknown> = {}): Promise<Session> {
    return this.session((await this.agent({ model })).id, fields);
  }

  detail(session_id: string): Promise<SessionDetail> {
    return this.get(`/api/sessions/${session_id}`);
  }

  page(session_id: string, query = ''): Promise<MessagePage> {
    return this.get(`/api/sessions/${session_id}/messages${query}`);
  }

  turn(turn_id: string): Promise<Turn> {
    return this.get(`/api/turns/${turn_id}`);
  }

  /** Sends a message and follows the answer. */
  send(session_id: string, content: string, headers: Record<string, string> = {}): Promise<EventStream> {
    return EventStream.open(`${this.url}/api/sessions/${session_id}/messages`, {
      method: 'POST',
      body: { content },
      headers,
    });
  }

  /** Sends a message and waits for both messages, or for the error. */
  ask<Body = MessageExchange>(
    session_id: string,
    content: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.call('POST', `/api/sessions/${session_id}/messages`, {
      body: { content },
      headers: { accept: 'application/json', ...headers },
    });
  }

  continue(message_id: string): Promise<EventStream> {
    return EventStream.open(`${this.url}/api/messages/${message_id}/continue`, { method: 'POST' });
  }

  /** Follows a turn, after an event if one is named. */
  follow(turn_id: string, last_event_id?: string): Promise<EventStream> {
    const headers: Record<string, string> = last_event_id === undefined ? {} : { 'last-event-id': last_event_id };
    return EventStream.open(`${this.url}/api/turns/${turn_id}/events`, { headers });
  }

  /** Follows a session over all its turns. */
  feed(session_id: string): Promise<EventStream> {
    return EventStream.open(`${this.url}/api/sessions/${session_id}/events`);
  }

  stop(turn_id: string): Promise<Turn> {
    return this.expect('POST', `/api/turns/${turn_id}/stop`);
  }

  private async expect<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.call<Body>(method, path, body === undefined ? {} : { body });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
