import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { type PageQuery, pageOf, readIdCursor } from '../../platform/http/input/paging.js';
import { newId } from '../../platform/ids.js';
import { AgentRepository } from '../agents/agent.repository.js';
import { AgentNotFound } from '../agents/agents.errors.js';
import type { CreateSession, SessionImpact, SessionList, UpdateSession } from './session.dto.js';
import type { Session } from './session.entity.js';
import { presentSession } from './session.presenter.js';
import { SessionRepository } from './session.repository.js';
import { SessionNotFound } from './sessions.errors.js';

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly agents: AgentRepository,
    private readonly clock: Clock,
    private readonly domainEvents: DomainEvents,
  ) {}

  /** Newest activity first. @throws AgentNotFound */
  async list(agentId: string, { cursor, limit }: PageQuery): Promise<SessionList> {
    const before = readIdCursor(cursor);
    const agent = await this.agents.find(agentId);
    if (!agent) throw new AgentNotFound();
    const rows = await this.sessions.findPage(agentId, { before, limit });
    return pageOf('sessions', rows, {
      limit,
      total: agent.session_count,
      present: presentSession,
      cursorOf: (session) => session.activity_id,
    });
  }

  /** @throws AgentNotFound */
  create(id: string, agentId: string, given: CreateSession): Promise<Session> {
    return this.database.write(async (manager) => {
      if (!(await this.agents.addSessions(manager, agentId, 1))) throw new AgentNotFound();
      const now = toTimestamp(this.clock.now());
      const session: Session = {
        id,
        agent_id: agentId,
        title: given.title ?? null,
        title_source: given.title === undefined ? 'auto' : 'user',
        input_mode: given.mode?.input ?? 'text',
        output_mode: given.mode?.output ?? 'text',
        message_count: 0,
        recording_count: 0,
        recording_bytes: 0,
        last_message_preview: null,
        last_message_role: null,
        active_message_id: null,
        active_turn_id: null,
        activity_id: newId(),
        created_at: now,
        updated_at: now,
      };
      await this.sessions.insert(manager, session);
      return session;
    });
  }

  /** @throws SessionNotFound */
  async get(id: string): Promise<Session> {
    const session = await this.sessions.find(id);
    if (!session) throw new SessionNotFound();
    return session;
  }

  /** @throws SessionNotFound */
  async update(id: string, change: UpdateSession): Promise<Session> {
    const changed = {
      ...(change.title !== undefined && ({ title: change.title, title_source: 'user' } as const)),
      ...(change.mode?.input && { input_mode: change.mode.input }),
      ...(change.mode?.output && { output_mode: change.mode.output }),
    };
    if (Object.keys(changed).length > 0) {
      if (!(await this.database.write((manager) => this.sessions.update(manager, id, changed)))) {
        throw new SessionNotFound();
      }
      this.domainEvents.publish('session_changed', { session_id: id });
    }
    return this.get(id);
  }

  /** Puts a title in place of an automatic one; leaves one that a person set. */
  async suggestTitle(id: string, title: string): Promise<boolean> {
    if (!(await this.database.write((manager) => this.sessions.replaceAutomaticTitle(manager, id, title))))
      return false;
    this.domainEvents.publish('session_changed', { session_id: id });
    return true;
  }

  /** @throws SessionNotFound */
  async impact(id: string): Promise<SessionImpact> {
    const { message_count, recording_count, recording_bytes } = await this.get(id);
    return { messages: message_count, recordings: recording_count, recording_bytes };
  }

  /** Gone at once for everybody, and a running answer ends; its rows and files are left. @throws SessionNotFound */
  async markDeleted(id: string): Promise<void> {
    const { agent_id } = await this.get(id);
    const deletedAt = toTimestamp(this.clock.now());
    await this.database.write(async (manager) => {
      if (!(await this.sessions.markDeleted(manager, id, deletedAt))) throw new SessionNotFound();
      await this.agents.addSessions(manager, agent_id, -1);
    });
    this.domainEvents.publish('session_deleting', { session_id: id });
  }
}
