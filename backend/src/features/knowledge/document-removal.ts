import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { EventLog } from '../../platform/events/event-log.js';
import { JobQueue } from '../../platform/jobs/job-queue.js';
import { Maintenance } from '../../platform/maintenance/maintenance.js';
import { AgentDeletions } from '../agents/agent-deletions.js';
import { Agent } from '../agents/agent.entity.js';
import { DOCUMENTS_FOLDER } from './document-files.js';
import { INDEX_DOCUMENT } from './document-indexing.js';
import { Document } from './document.entity.js';
import { documentTopic } from './document-records.js';
import { DocumentNotFound } from './documents.errors.js';
import { ChunkStore } from './index/chunk-store.js';

/** Not searched any more. If the server goes down now, this says why; it can be deleted, or indexed from the beginning. */
const DELETING = {
  ready_at: null,
  chunks_done: 0,
  status: 'failed',
  error_code: 'deleting',
  error_message: 'Deleting was interrupted.',
} as const;

/** Takes documents away, with everything that was made of them. */
@Injectable()
export class DocumentRemoval {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly chunks: ChunkStore,
    private readonly blobs: BlobStore,
    private readonly events: EventLog,
  ) {}

  /** Passages, words, vectors and the file go too. @throws DocumentNotFound */
  async delete(id: string): Promise<void> {
    const document = await this.database.repository(Document).findOneBy({ id });
    if (!document) throw new DocumentNotFound();
    await this.jobs.cancel(INDEX_DOCUMENT, id);
    await this.database.write((manager) => manager.update(Document, { id }, DELETING));
    await this.chunks.deleteOf(id);
    await this.database.write(async (manager) => {
      const { affected } = await manager.delete(Document, { id });
      if (affected) await manager.decrement(Agent, { id: document.agent_id }, 'document_count', 1);
    });
    await this.blobs.delete(document.blob_key);
    this.events.publish(documentTopic(id), { id: '', seq: 0, type: 'deleted', data: '{}' });
  }
}

/** What goes of an agent's documents before its row, and everything that hangs on it, goes in one transaction. */
@Injectable()
export class AgentDocumentsRemoval implements OnModuleInit {
  constructor(
    private readonly deletions: AgentDeletions,
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly chunks: ChunkStore,
  ) {}

  onModuleInit(): void {
    this.deletions.prepareBy((agent_id) => this.prepare(agent_id));
  }

  private async prepare(agent_id: string): Promise<void> {
    const busy = { agent_id, status: In(['queued', 'reading', 'indexing']) };
    for (const { id } of await this.database.repository(Document).findBy(busy)) {
      await this.jobs.cancel(INDEX_DOCUMENT, id);
    }
    await this.database.write((manager) => manager.update(Document, { agent_id }, DELETING));
    await this.chunks.deleteMostOf(agent_id);
  }
}

/** Old enough that no upload can still be about to get its row. */
const ORPHAN_AFTER_MS = 60 * 60 * 1000;
const CLEANUP_EVERY_MS = 6 * 60 * 60 * 1000;

/** At start: jobs for documents that wait for one. And again and again: away with files that no document has. */
@Injectable()
export class DocumentUpkeep implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
    private readonly maintenance: Maintenance,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.write(async (manager) => {
      const rows = await manager.query<{ id: string }[]>(
        "SELECT id FROM documents WHERE status IN ('queued', 'reading', 'indexing')",
      );
      for (const { id } of rows) await this.jobs.add(manager, INDEX_DOCUMENT, id);
    });
    this.jobs.wake();
    this.maintenance.every(CLEANUP_EVERY_MS, 'files without a document', (signal) => this.removeOrphans(signal));
  }

  /** By when a file was written, not by its name: its id is older than a slow upload. @returns how many */
  async removeOrphans(signal: AbortSignal): Promise<number> {
    let removed = 0;
    for await (const batch of this.blobs.batches(DOCUMENTS_FOLDER)) {
      if (signal.aborted) break;
      const limit_ms = this.clock.now().getTime() - ORPHAN_AFTER_MS;
      const old = batch.filter(({ written_at_ms }) => written_at_ms < limit_ms).map(({ key }) => key);
      const known = await this.database
        .repository(Document)
        .find({ select: ['blob_key'], where: { blob_key: In(old) } });
      const named = new Set(known.map(({ blob_key }) => blob_key));
      const orphans = old.filter((key) => !named.has(key));
      for (const key of orphans) await this.blobs.delete(key);
      removed += orphans.length;
    }
    return removed;
  }
}
