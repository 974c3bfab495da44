import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { Clock } from '../../../platform/clock.js';
import { Maintenance } from '../../../platform/maintenance/maintenance.js';
import { DocumentRepository } from '../document.repository.js';
import { DOCUMENTS_FOLDER } from './document-files.js';

/** Old enough that no upload can still be about to get its row. */
const ORPHAN_AFTER_MS = 60 * 60 * 1000;
const CLEANUP_EVERY_MS = 6 * 60 * 60 * 1000;

/** Removes files that no document has. */
@Injectable()
export class OrphanedDocumentCleanup implements OnApplicationBootstrap {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
    private readonly maintenance: Maintenance,
  ) {}

  onApplicationBootstrap(): void {
    this.maintenance.every(CLEANUP_EVERY_MS, 'files without a document', (signal) => this.removeOrphans(signal));
  }

  /** By when a file was written, not by its name: its id is older than a slow upload. @returns how many */
  async removeOrphans(signal: AbortSignal): Promise<number> {
    let removed = 0;
    for await (const batch of this.blobs.batches(DOCUMENTS_FOLDER)) {
      if (signal.aborted) break;
      const limitMs = this.clock.now().getTime() - ORPHAN_AFTER_MS;
      const old = batch.filter(({ writtenAtMs }) => writtenAtMs < limitMs).map(({ key }) => key);
      const owned = await this.documents.findBlobKeys(old);
      const orphans = old.filter((key) => !owned.has(key));
      for (const key of orphans) await this.blobs.delete(key);
      removed += orphans.length;
    }
    return removed;
  }
}
