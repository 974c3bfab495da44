import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { Database } from '../../../platform/database/database.js';
import { AgentRemoval } from '../../agents/agent-removal.js';
import { DocumentIndexingJob } from '../document-indexing.js';
import { DocumentRepository } from '../document.repository.js';
import { documentsFolder } from './document-files.js';

/** What is left of documents that were deleted, or whose agent was: their rows and files. */
@Injectable()
export class DocumentRows implements OnModuleInit {
  constructor(
    private readonly agents: AgentRemoval,
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly indexing: DocumentIndexingJob,
    private readonly blobs: BlobStore,
  ) {}

  onModuleInit(): void {
    this.agents.addBelongings({
      removeRows: (agentId, signal) => this.remove({ agent_id: agentId }, signal),
      removeFiles: (agentId) => this.blobs.deleteAll(documentsFolder(agentId)),
    });
  }

  /** Documents that are deleted and not removed yet. */
  findDeleted(): Promise<string[]> {
    return this.documents.findDeleted();
  }

  /** One after the other: what was made of it, then the row and the file. */
  async remove(which: { id: string } | { agent_id: string }, signal: AbortSignal): Promise<void> {
    for (;;) {
      const document = await this.documents.findOneWithDeleted(which);
      if (!document) return;
      await this.indexing.undo(document.id, signal);
      await this.database.write((manager) => this.documents.delete(manager, document.id));
      await this.blobs.delete(document.blob_key);
    }
  }
}
