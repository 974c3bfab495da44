import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { type Attempt, withFile } from '../../../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../../../platform/http/idempotency/idempotency.service.js';
import { receiveFile } from '../../../platform/http/input/multipart.js';
import { sendStoredFile } from '../../../platform/http/files/stored-file.js';
import { DocumentFiles } from './document-files.js';
import type { DocumentDto } from './document.dto.js';
import { DocumentNotFound } from './documents.errors.js';
import { DocumentsService } from './documents.service.js';

const MAX_BYTES = 25 * 1024 * 1024;

/** Files on their way in and out over HTTP. */
@Injectable()
export class DocumentUploads {
  constructor(
    private readonly files: DocumentFiles,
    private readonly documents: DocumentsService,
    private readonly idempotency: Idempotency,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws AgentNotFound, UnsupportedDocument, EmptyDocument, and what `receiveFile` throws */
  async receive(agentId: string, attempt: Attempt, request: Request, response: Response): Promise<DocumentDto> {
    const received = await receiveFile(request, response, {
      field: 'file',
      maxBytes: MAX_BYTES,
      too_large: 'The file is larger than 25 MB.',
      take: (content) => this.files.take(agentId, content),
      discard: (taken) => this.files.discard(taken),
    });
    const file = await this.files.accept(received);
    let used = false;
    try {
      return await this.idempotency.once(withFile(attempt, `${file.sha256} ${file.filename}`), {
        create: async (id) => {
          const document = await this.documents.create(id, agentId, file);
          used = true;
          return this.documents.present(document);
        },
        again: async (id) => this.documents.present(await this.documents.get(id)),
      });
    } finally {
      // The same upload a second time, or an agent that was deleted meanwhile: nobody will ask for this file.
      if (!used) await this.files.discard(file);
    }
  }

  /** Sends the file, or a range of it, never to be shown as a page of ours. @throws DocumentNotFound, also when its file is gone */
  async send(id: string, request: Request, response: Response): Promise<void> {
    const { filename, mime_type, size_bytes, blob_key } = await this.documents.get(id);
    const sent = await sendStoredFile(request, response, {
      mime_type,
      size_bytes,
      version: id,
      headers: {
        // Asked for again each time: what was deleted must not come out of a cache.
        'Cache-Control': 'private, no-cache',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
        'Content-Security-Policy': 'sandbox',
      },
      open: (range) => this.blobs.open(blob_key, range),
    });
    if (!sent) throw new DocumentNotFound();
  }
}
