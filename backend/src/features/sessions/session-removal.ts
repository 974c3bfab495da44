import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Removals } from '../../platform/removal/removals.js';
import { AgentRemoval } from '../agents/agent-removal.js';
import { SessionRows } from './session-rows.js';
import { SessionRepository } from './session.repository.js';
import { SessionsService } from './sessions.service.js';

/** Deletes sessions, and in the background what they had; also those of deleted agents. */
@Injectable()
export class SessionRemoval implements OnModuleInit {
  constructor(
    private readonly removals: Removals,
    private readonly agents: AgentRemoval,
    private readonly service: SessionsService,
    private readonly sessions: SessionRepository,
    private readonly rows: SessionRows,
  ) {}

  onModuleInit(): void {
    this.removals.register({
      kind: 'session',
      pending: () => this.sessions.findDeleted(),
      remove: (id, signal) => this.rows.remove(id, signal),
    });
    this.agents.addBelongings({
      count: (agentId) => this.sessions.sizeOf(agentId),
      removeRows: (agentId, signal) => this.rows.removeOfAgent(agentId, signal),
      removeFiles: (agentId) => this.rows.removeFilesOfAgent(agentId),
    });
  }

  /** Gone at once for everybody; a running answer ends, and what it had is removed in the background. @throws SessionNotFound */
  async delete(id: string): Promise<void> {
    await this.service.markDeleted(id);
    this.removals.wake();
  }
}
