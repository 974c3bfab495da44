import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Database } from '../../platform/database/database.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { Removals } from '../../platform/removal/removals.js';
import { Agent } from './agent.entity.js';

type RemovalStep = (agentId: string, signal: AbortSignal) => Promise<void>;

/** Removes what a deleted agent had: first what features above it have, each its own, then its row and its files. */
@Injectable()
export class AgentRemoval implements OnModuleInit {
  private readonly steps: RemovalStep[] = [];

  constructor(
    private readonly removals: Removals,
    private readonly database: Database,
    private readonly blobs: BlobStore,
    private readonly domainEvents: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.removals.register({
      kind: 'agent',
      pending: () => this.pending(),
      remove: (id, signal) => this.remove(id, signal),
    });
  }

  /** Declares what a feature removes of an agent, in portions; call it before the application starts. */
  addStep(step: RemovalStep): void {
    this.steps.push(step);
  }

  private async pending(): Promise<string[]> {
    const marked = { where: { deleted_at: Not(IsNull()) }, withDeleted: true, select: { id: true } };
    return (await this.database.repository(Agent).find(marked)).map(({ id }) => id);
  }

  private async remove(id: string, signal: AbortSignal): Promise<void> {
    for (const step of this.steps) await step(id, signal);
    // An answer that was about to begin when the agent was marked has begun since.
    this.domainEvents.publish('agent_deleting', { agent_id: id });
    await this.database.write((manager) => manager.delete(Agent, { id }));
    await this.blobs.deleteAll(`audio/${id}`);
    await this.blobs.deleteAll(`documents/${id}`);
  }
}
