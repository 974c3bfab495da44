import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { Clock } from '../../../platform/clock.js';
import { NOT_DELETED, toTimestamp } from '../../../platform/database/columns.js';
import { Database } from '../../../platform/database/database.js';
import { EventBus } from '../../../platform/events/event-bus.js';
import { JobQueue } from '../../../platform/jobs/job-queue.js';
import { Maintenance } from '../../../platform/maintenance/maintenance.js';
import { Removals } from '../../../platform/removal/removals.js';
import { Agent } from '../../agents/agent.entity.js';
import { CheckQuestion } from '../checks/check-question.entity.js';
import { DOCUMENTS_FOLDER } from './document-files.js';
import { INDEX_DOCUMENT } from '../document-indexing.js';
import { DocumentRows } from './document-rows.js';
import { Document } from '../document.entity.js';
import { documentTopic } from '../document-records.js';
import { DocumentNotFound } from './documents.errors.js';

/** Takes documents away, with everything that was made of them. */
@Injectable()
export class DocumentRemoval implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly removals: Removals,
    private readonly remains: DocumentRows,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.removals.register({
      kind: 'document',
      pending: () => this.pending(),
      remove: (id, signal) => this.remains.remove({ id }, signal),
    });
  }

  /** Gone at once for everybody, and not searched any more; the rest is removed in the background. @throws DocumentNotFound */
  async delete(id: string): Promise<void> {
    await this.database.write(async (manager) => {
      const document = await manager.findOneBy(Document, { id, agent: NOT_DELETED });
      if (!document) throw new DocumentNotFound();
      const deletedAt = toTimestamp(this.clock.now());
      const marked = await manager.update(
        Document,
        { id, deleted_at: IsNull() },
        { deleted_at: deletedAt, ready_at: null },
      );
      if (marked.affected === 0) throw new DocumentNotFound();
      await manager.decrement(Agent, { id: document.agent_id }, 'document_count', 1);
      await manager.delete(CheckQuestion, { document_id: id });
    });
    this.events.publish(documentTopic(id), { id: '', seq: 0, type: 'deleted', data: '{}' });
    this.removals.wake();
  }

  private async pending(): Promise<string[]> {
    const marked = { where: { deleted_at: Not(IsNull()) }, withDeleted: true, select: { id: true } };
    return (await this.database.repository(Document).find(marked)).map(({ id }) => id);
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
        "SELECT id FROM documents WHERE deleted_at IS NULL AND status IN ('queued', 'reading', 'indexing')",
      );
      for (const { id } of rows) await this.jobs.ensure(manager, INDEX_DOCUMENT, id);
    });
    this.jobs.wake();
    this.maintenance.every(CLEANUP_EVERY_MS, 'files without a document', (signal) => this.removeOrphans(signal));
  }

  /** By when a file was written, not by its name: its id is older than a slow upload. @returns how many */
  async removeOrphans(signal: AbortSignal): Promise<number> {
    let removed = 0;
    for await (const batch of this.blobs.batches(DOCUMENTS_FOLDER)) {
      if (signal.aborted) break;
      const limitMs = this.clock.now().getTime() - ORPHAN_AFTER_MS;
      const old = batch.filter(({ writtenAtMs }) => writtenAtMs < limitMs).map(({ key }) => key);
      const known = await this.database
        .repository(Document)
        .find({ select: ['blob_key'], where: { blob_key: In(old) }, withDeleted: true });
      const named = new Set(known.map(({ blob_key }) => blob_key));
      const orphans = old.filter((key) => !named.has(key));
      for (const key of orphans) await this.blobs.delete(key);
      removed += orphans.length;
    }
    return removed;
  }
}
