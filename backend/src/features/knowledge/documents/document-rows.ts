import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { Database } from '../../../platform/database/database.js';
import { deleteInPortions, isOneOf } from '../../../platform/database/rows/delete-in-portions.js';
import { JobQueue } from '../../../platform/jobs/job-queue.js';
import { AgentRemoval } from '../../agents/agent-removal.js';
import { INDEX_DOCUMENT } from '../document-indexing.js';
import { Document } from '../document.entity.js';
import { ChunkStore } from '../index/chunk-store.js';

/** What is left of documents that were deleted, or whose agent was: their rows and files. */
@Injectable()
export class DocumentRows implements OnModuleInit {
  constructor(
    private readonly agents: AgentRemoval,
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly chunks: ChunkStore,
    private readonly blobs: BlobStore,
  ) {}

  onModuleInit(): void {
    this.agents.addStep(async (agentId, signal) => {
      await this.remove({ agent_id: agentId }, signal);
      const questions = { table: 'check_questions', key: 'id', ...isOneOf('agent_id', [agentId]) };
      await deleteInPortions(this.database, questions, signal);
    });
  }

  /** One after the other: pages, passages with their words and vectors, then the row and the file. */
  async remove(which: { id: string } | { agent_id: string }, signal: AbortSignal): Promise<void> {
    const documents = this.database.repository(Document);
    for (;;) {
      const document = await documents.findOne({ where: which, withDeleted: true });
      if (!document) return;
      const { id, blob_key } = document;
      await this.jobs.cancel(INDEX_DOCUMENT, id);
      await this.chunks.deleteOf(id, signal);
      const pages = { table: 'document_pages', key: 'page', keyIsPartial: true, ...isOneOf('document_id', [id]) };
      await deleteInPortions(this.database, pages, signal);
      await this.database.write((manager) => manager.delete(Document, { id }));
      await this.blobs.delete(blob_key);
    }
  }
}
