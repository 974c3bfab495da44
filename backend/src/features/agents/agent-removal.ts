import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { Removals } from '../../platform/removal/removals.js';
import type { AgentImpact } from './agent.dto.js';
import { AgentRepository } from './agent.repository.js';
import { AgentNotFound } from './agents.errors.js';

/** What a feature above has of an agent: it counts and removes its own rows and files. */
export interface AgentBelongings {
  /** What goes with the agent beside its sessions and documents themselves, for the question before it is deleted. */
  count?(agentId: string): Promise<Partial<AgentImpact>>;
  /** Removes the rows, in portions. */
  removeRows(agentId: string, signal: AbortSignal): Promise<void>;
  /** Called when the agent's own row is gone too. */
  removeFiles?(agentId: string): Promise<void>;
}

/** Deletes agents, and in the background what features above have of them. */
@Injectable()
export class AgentRemoval implements OnModuleInit {
  private readonly belongings: AgentBelongings[] = [];

  constructor(
    private readonly removals: Removals,
    private readonly database: Database,
    private readonly agents: AgentRepository,
    private readonly domainEvents: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.removals.register({
      kind: 'agent',
      pending: () => this.agents.findDeleted(),
      remove: (id, signal) => this.remove(id, signal),
    });
  }

  /** Call it before the application starts. */
  addBelongings(belongings: AgentBelongings): void {
    this.belongings.push(belongings);
  }

  /** @throws AgentNotFound */
  async impact(id: string): Promise<AgentImpact> {
    const agent = await this.agents.find(id);
    if (!agent) throw new AgentNotFound();
    const impact = { messages: 0, recordings: 0, recording_bytes: 0 };
    for (const belongings of this.belongings) Object.assign(impact, await belongings.count?.(id));
    return { sessions: agent.session_count, ...impact, documents: agent.document_count };
  }

  /** Gone at once for everybody; what it had is removed in the background. @throws AgentNotFound */
  async delete(id: string): Promise<void> {
    const deletedAt = toTimestamp(this.clock.now());
    await this.database.write(async (manager) => {
      if (!(await this.agents.markDeleted(manager, id, deletedAt))) throw new AgentNotFound();
    });
    this.domainEvents.publish('agent_deleting', { agent_id: id });
    this.removals.wake();
  }

  private async remove(id: string, signal: AbortSignal): Promise<void> {
    for (const belongings of this.belongings) await belongings.removeRows(id, signal);
    // An answer that was about to begin when the agent was marked has begun since.
    this.domainEvents.publish('agent_deleting', { agent_id: id });
    await this.database.write((manager) => this.agents.delete(manager, id));
    for (const belongings of this.belongings) await belongings.removeFiles?.(id);
  }
}
