import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { NOT_DELETED, toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { type PageQuery, pageOf, readIdCursor } from '../../platform/http/input/paging.js';
import { newId } from '../../platform/ids.js';
import { Removals } from '../../platform/removal/removals.js';
import { Agent } from '../agents/agent.entity.js';
import { presentAgent } from '../agents/agent.presenter.js';
import { AgentNotFound } from '../agents/agents.errors.js';
import { AgentsService } from '../agents/agents.service.js';
import { readBranch } from './message/branch.js';
import { markDeletedDocuments } from './message/citation.js';
import type { MessagePage } from './message/message.dto.js';
import { Message } from './message/message.entity.js';
import { presentMessage } from './message/message.presenter.js';
import type { CreateSession, SessionDetail, SessionImpact, SessionList, UpdateSession } from './session.dto.js';
import { Session } from './session.entity.js';
import { presentSession } from './session.presenter.js';
import { MessageNotFound, SessionNotFound } from './sessions.errors.js';

/** Messages that come with a session. */
const FIRST_PAGE = 50;

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentsService,
    private readonly clock: Clock,
    private readonly domainEvents: DomainEvents,
    private readonly removals: Removals,
  ) {}

  /** Newest activity first. @throws AgentNotFound */
  async list(agentId: string, query: PageQuery): Promise<SessionList> {
    const before = readIdCursor(query.cursor);
    const agent = await this.agents.get(agentId);
    const page = this.database.repository(Session).createQueryBuilder('session').where({ agent_id: agentId });
    if (before !== null) page.andWhere('session.activity_id < :before', { before });
    const rows = await page
      .orderBy('session.activity_id', 'DESC')
      .limit(query.limit + 1)
      .getMany();
    return pageOf('sessions', rows, {
      limit: query.limit,
      total: agent.session_count,
      present: presentSession,
      cursorOf: (session) => session.activity_id,
    });
  }

  /** @throws AgentNotFound */
  create(id: string, agentId: string, given: CreateSession): Promise<Session> {
    return this.database.write(async (manager) => {
      const counted = await manager.increment(Agent, { id: agentId, deleted_at: IsNull() }, 'session_count', 1);
      if (counted.affected === 0) throw new AgentNotFound();
      const now = toTimestamp(this.clock.now());
      const session = manager.create(Session, {
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
      });
      await manager.insert(Session, session);
      return session;
    });
  }

  /** @throws SessionNotFound */
  async get(id: string): Promise<Session> {
    const session = await this.database.repository(Session).findOneBy({ id, agent: NOT_DELETED });
    if (!session) throw new SessionNotFound();
    return session;
  }

  /** @throws SessionNotFound */
  async detail(id: string): Promise<SessionDetail> {
    const session = await this.get(id);
    const [agent, page] = await Promise.all([
      this.agents.get(session.agent_id),
      this.branchPage(session.active_message_id, FIRST_PAGE),
    ]);
    return {
      ...presentSession(session),
      agent: presentAgent(agent),
      ...page,
      active_turn_id: session.active_turn_id,
    };
  }

  /**
   * Messages of the shown branch before `before`, or its last ones.
   * @throws SessionNotFound, MessageNotFound when `before` is not of this session
   */
  async messages(sessionId: string, before: string | null, limit: number): Promise<MessagePage> {
    const session = await this.get(sessionId);
    let leaf = session.active_message_id;
    if (before !== null) {
      const message = await this.database.repository(Message).findOneBy({ id: before, session_id: sessionId });
      if (!message) throw new MessageNotFound();
      leaf = message.parent_id;
    }
    return { ...(await this.branchPage(leaf, limit)), total_count: session.message_count };
  }

  /** @throws SessionNotFound */
  async update(id: string, change: UpdateSession): Promise<Session> {
    const changed = {
      ...(change.title !== undefined && ({ title: change.title, title_source: 'user' } as const)),
      ...(change.mode?.input && { input_mode: change.mode.input }),
      ...(change.mode?.output && { output_mode: change.mode.output }),
    };
    if (Object.keys(changed).length > 0) {
      const { affected } = await this.database.write((manager) =>
        manager.update(Session, { id, deleted_at: IsNull() }, changed),
      );
      if (affected === 0) throw new SessionNotFound();
      this.domainEvents.publish('session_changed', { session_id: id });
    }
    return this.get(id);
  }

  /** Puts a title in place of an automatic one; leaves one that a person set. */
  async suggestTitle(id: string, title: string): Promise<boolean> {
    const { affected } = await this.database.write((manager) =>
      manager.update(Session, { id, title_source: 'auto' }, { title }),
    );
    if (!affected) return false;
    this.domainEvents.publish('session_changed', { session_id: id });
    return true;
  }

  /** @throws SessionNotFound */
  async impact(id: string): Promise<SessionImpact> {
    const { message_count, recording_count, recording_bytes } = await this.get(id);
    return { messages: message_count, recordings: recording_count, recording_bytes };
  }

  /** Gone at once for everybody; a running answer ends, and what it had is removed in the background. @throws SessionNotFound */
  async delete(id: string): Promise<void> {
    const { agent_id } = await this.get(id);
    await this.database.write(async (manager) => {
      const deletedAt = toTimestamp(this.clock.now());
      const { affected } = await manager.update(Session, { id, deleted_at: IsNull() }, { deleted_at: deletedAt });
      if (affected === 0) throw new SessionNotFound();
      await manager.decrement(Agent, { id: agent_id }, 'session_count', 1);
    });
    this.domainEvents.publish('session_deleting', { session_id: id });
    this.removals.wake();
  }

  private async branchPage(leafId: string | null, limit: number) {
    const rows = await readBranch(this.database.read, leafId, limit + 1);
    const hasMore = rows.length > limit;
    const messages = (hasMore ? rows.slice(1) : rows).map(presentMessage);
    return { messages: await markDeletedDocuments(this.database.read, messages), has_more: hasMore };
  }
}
