import type { AgentDto } from '../features/agents/agent.dto.js';
import type { MessageDto } from '../features/sessions/message/message.dto.js';
import type { SessionDto, SessionDetail } from '../features/sessions/session.dto.js';
import type { TestApp } from './servers/create-test-app.js';
import { EventClient } from './event-client.js';

/** What a user of the API does again and again, in words; through HTTP and nothing else. */
export class Conversations {
  constructor(private readonly server: TestApp) {}

  async agent(given: Partial<AgentDto> = {}): Promise<AgentDto> {
    const body = { name: 'Atlas', system_prompt: 'You are Atlas.', ...given };
    return (await this.server.http.post('/api/agents').send(body).expect(201)).body as AgentDto;
  }

  /** A new session of a new agent. */
  async session(given: { title?: string; agent_id?: string } = {}): Promise<SessionDto> {
    const { agent_id = (await this.agent()).id, ...body } = given;
    return (await this.server.http.post(`/api/agents/${agent_id}/sessions`).send(body).expect(201)).body as SessionDto;
  }

  /** Sends a message and reads the answer's stream. */
  send(sessionId: string, content: string, headers: Record<string, string> = {}): Promise<EventClient> {
    return EventClient.post(`${this.server.url}/api/sessions/${sessionId}/messages`, { content }, headers);
  }

  /** Sends a message and waits for the end of its answer, whatever that is. */
  async say(sessionId: string, content: string): Promise<EventClient> {
    const client = await this.send(sessionId, content);
    await client.rest();
    return client;
  }

  feed(sessionId: string): Promise<EventClient> {
    return EventClient.open(`${this.server.url}/api/sessions/${sessionId}/events`);
  }

  follow(turnId: string, lastEventId?: string): Promise<EventClient> {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
    return EventClient.open(`${this.server.url}/api/turns/${turnId}/events`, { headers });
  }

  async detail(sessionId: string): Promise<SessionDetail> {
    return (await this.server.http.get(`/api/sessions/${sessionId}`).expect(200)).body as SessionDetail;
  }

  async lastMessage(sessionId: string): Promise<MessageDto> {
    const message = (await this.detail(sessionId)).messages.at(-1);
    if (!message) throw new Error('the session has no message');
    return message;
  }
}
