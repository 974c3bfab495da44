import { Injectable } from '@nestjs/common';
import { presentAgent } from '../agents/agent.presenter.js';
import { AgentsService } from '../agents/agents.service.js';
import { CitedDocuments } from './message/cited-documents.js';
import type { MessagePage } from './message/message.dto.js';
import { presentMessage } from './message/message.presenter.js';
import { MessageRepository } from './message/message.repository.js';
import type { SessionDetail } from './session.dto.js';
import { presentSession } from './session.presenter.js';
import { MessageNotFound } from './sessions.errors.js';
import { SessionsService } from './sessions.service.js';

/** Messages that come with a session. */
const FIRST_PAGE = 50;

/** Sessions with what was said in them. */
@Injectable()
export class SessionMessages {
  constructor(
    private readonly sessions: SessionsService,
    private readonly agents: AgentsService,
    private readonly messages: MessageRepository,
    private readonly citedDocuments: CitedDocuments,
  ) {}

  /** @throws SessionNotFound */
  async detail(id: string): Promise<SessionDetail> {
    const session = await this.sessions.get(id);
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
  async page(sessionId: string, before: string | null, limit: number): Promise<MessagePage> {
    const session = await this.sessions.get(sessionId);
    let leaf = session.active_message_id;
    if (before !== null) {
      const message = await this.messages.find(before);
      if (message?.session_id !== sessionId) throw new MessageNotFound();
      leaf = message.parent_id;
    }
    return { ...(await this.branchPage(leaf, limit)), total_count: session.message_count };
  }

  private async branchPage(leafId: string | null, limit: number) {
    const rows = await this.messages.findBranch(leafId, limit + 1);
    const hasMore = rows.length > limit;
    const messages = (hasMore ? rows.slice(1) : rows).map(presentMessage);
    return { messages: await this.citedDocuments.markDeleted(messages), has_more: hasMore };
  }
}
