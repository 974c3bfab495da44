import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import type { FileContent } from '../../../platform/blobs/file-content.js';
import type { StoredUpload } from '../../../platform/blobs/stored-upload.js';
import { DomainError } from '../../../platform/domain-error.js';
import { type Attempt, withFile } from '../../../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../../../platform/http/idempotency/idempotency.service.js';
import type { Document } from '../document.entity.js';
import { DocumentFiles } from './document-files.js';
import type { DocumentDto } from './document.dto.js';
import { DocumentsService } from './documents.service.js';

/** Files that become documents, and come back as they were. */
@Injectable()
export class DocumentUploads {
  constructor(
    private readonly files: DocumentFiles,
    private readonly documents: DocumentsService,
    private readonly idempotency: Idempotency,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws AgentNotFound, UnsupportedDocument, EmptyDocument */
  async add(attempt: Attempt, agentId: string, upload: StoredUpload): Promise<DocumentDto> {
    const mimeType = await this.files.typeOf(upload);
    return this.idempotency.once(withFile(attempt, `${upload.sha256} ${upload.name}`), {
      // The same upload a second time does not get here, and is not stored.
      create: async (id) => this.documents.present(await this.create(id, agentId, upload, mimeType)),
      again: async (id) => this.documents.present(await this.documents.get(id)),
    });
  }

  /** The original file of a document. @throws DocumentNotFound */
  async read(id: string): Promise<FileContent & Pick<Document, 'filename'>> {
    const { filename, mime_type, size_bytes, blob_key } = await this.documents.get(id);
    return { filename, mime_type, size_bytes, version: id, open: (range) => this.blobs.open(blob_key, range) };
  }

  private async create(id: string, agentId: string, upload: StoredUpload, mimeType: string): Promise<Document> {
    const file = await this.files.store(agentId, upload, mimeType);
    try {
      return await this.documents.create(id, agentId, file);
    } catch (error) {
      // After any other failure the document may be there all the same; the cleanup of orphans finds out.
      if (error instanceof DomainError && error.isRefusal) await this.files.discard(file);
      throw error;
    }
  }
}
