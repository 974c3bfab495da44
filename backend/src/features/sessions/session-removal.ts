import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Database } from '../../platform/database/database.js';
import { deleteInPortions, isOneOf } from '../../platform/database/rows/delete-in-portions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { Removals } from '../../platform/removal/removals.js';
import { AgentRemoval } from '../agents/agent-removal.js';
import { audioFolder } from './message/message-audio.js';
import { Session } from './session.entity.js';

type RemovalStep = (sessionIds: readonly string[], signal: AbortSignal) => Promise<void>;

/** Sessions of a deleted agent that are removed together: an agent may have very many small ones. */
const SESSIONS_AT_ONCE = 100;

/** Removes the rows and files of deleted sessions, and the sessions of deleted agents. */
@Injectable()
export class SessionRemoval implements OnModuleInit {
  private readonly steps: RemovalStep[] = [];

  constructor(
    private readonly removals: Removals,
    private readonly agents: AgentRemoval,
    private readonly database: Database,
    private readonly blobs: BlobStore,
    private readonly domainEvents: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.removals.register({
      kind: 'session',
      pending: () => this.pending(),
      remove: (id, signal) => this.remove(id, signal),
    });
    this.agents.addStep((agentId, signal) => this.removeOfAgent(agentId, signal));
  }

  /** Declares what a feature above removes of sessions, in portions; call it before the application starts. */
  addStep(step: RemovalStep): void {
    this.steps.push(step);
  }

  private async pending(): Promise<string[]> {
    const marked = { where: { deleted_at: Not(IsNull()) }, withDeleted: true, select: { id: true } };
    return (await this.database.repository(Session).find(marked)).map(({ id }) => id);
  }

  private async remove(id: string, signal: AbortSignal): Promise<void> {
    const session = await this.database.repository(Session).findOne({ where: { id }, withDeleted: true });
    if (!session) return;
    await this.removeRows([id], signal);
    await this.blobs.deleteAll(audioFolder(session.agent_id, id));
  }

  /** Its files go with those of the agent. */
  private async removeOfAgent(agentId: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const sessions = await this.database
        .repository(Session)
        .find({ where: { agent_id: agentId }, withDeleted: true, select: { id: true }, take: SESSIONS_AT_ONCE });
      if (sessions.length === 0) return;
      await this.removeRows(
        sessions.map(({ id }) => id),
        signal,
      );
    }
  }

  private async removeRows(ids: readonly string[], signal: AbortSignal): Promise<void> {
    for (const step of this.steps) await step(ids, signal);
    await deleteInPortions(this.database, { table: 'messages', key: 'id', ...isOneOf('session_id', ids) }, signal);
    // An answer that was about to begin when its session was marked has begun since.
    for (const sessionId of ids) this.domainEvents.publish('session_deleting', { session_id: sessionId });
    await deleteInPortions(this.database, { table: 'sessions', key: 'id', ...isOneOf('id', ids) }, signal);
  }
}
