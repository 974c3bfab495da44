import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { agentAudioFolder, audioFolder } from './message/message-audio.js';
import { MessageRepository } from './message/message.repository.js';
import { SessionRepository } from './session.repository.js';

type RemovalStep = (sessionIds: readonly string[], signal: AbortSignal) => Promise<void>;

/** Sessions of a deleted agent that are removed together: an agent may have very many small ones. */
const SESSIONS_AT_ONCE = 100;

/** What is left of sessions that were deleted, or whose agent was: their rows and files. */
@Injectable()
export class SessionRows {
  private readonly steps: RemovalStep[] = [];

  constructor(
    private readonly sessions: SessionRepository,
    private readonly messages: MessageRepository,
    private readonly blobs: BlobStore,
    private readonly domainEvents: DomainEvents,
  ) {}

  /** Declares what a feature above removes of sessions, in portions; call it before the application starts. */
  addStep(step: RemovalStep): void {
    this.steps.push(step);
  }

  async remove(id: string, signal: AbortSignal): Promise<void> {
    const session = await this.sessions.findWithDeleted(id);
    if (!session) return;
    await this.removeRows([id], signal);
    await this.blobs.deleteAll(audioFolder(session.agent_id, id));
  }

  /** All rows of an agent's sessions; their files are in the folder of the agent. */
  async removeOfAgent(agentId: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const ids = await this.sessions.findOfAgentWithDeleted(agentId, SESSIONS_AT_ONCE);
      if (ids.length === 0) return;
      await this.removeRows(ids, signal);
    }
  }

  removeFilesOfAgent(agentId: string): Promise<void> {
    return this.blobs.deleteAll(agentAudioFolder(agentId));
  }

  private async removeRows(ids: readonly string[], signal: AbortSignal): Promise<void> {
    for (const step of this.steps) await step(ids, signal);
    await this.messages.deleteOfSessions(ids, signal);
    // An answer that was about to begin when its session was marked has begun since.
    for (const sessionId of ids) this.domainEvents.publish('session_deleting', { session_id: sessionId });
    await this.sessions.deleteAll(ids, signal);
  }
}
