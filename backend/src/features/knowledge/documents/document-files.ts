import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import type { StoredUpload } from '../../../platform/blobs/stored-upload.js';
import { DocumentSniffer } from '../reading/document-sniffer.js';
import { MIME_TYPES } from '../reading/document-kind.js';
import { EmptyDocument, UnsupportedDocument } from './documents.errors.js';

export const DOCUMENTS_FOLDER = 'documents';

/** All files of an agent's documents. */
export function documentsFolder(agentId: string): string {
  return `${DOCUMENTS_FOLDER}/${agentId}`;
}

/** A file that is in the BlobStore, with what its document says about it. */
export interface StoredFile {
  filename: string;
  mime_type: string;
  size_bytes: number;
  sha256: string;
  blob_key: string;
}

/** The files of documents, on their way in. */
@Injectable()
export class DocumentFiles {
  constructor(
    private readonly blobs: BlobStore,
    private readonly sniffer: DocumentSniffer,
  ) {}

  /** @throws UnsupportedDocument, EmptyDocument */
  async typeOf({ key, name }: StoredUpload): Promise<string> {
    const path = await this.blobs.localFile(key);
    const kind = path === null ? null : await this.sniffer.kindOf(path, name);
    if (kind === 'empty') throw new EmptyDocument();
    if (kind === null) throw new UnsupportedDocument();
    return MIME_TYPES[kind];
  }

  /** Gives an upload its place among the files of an agent; it is on disk when this resolves. */
  async store(agentId: string, upload: StoredUpload, mimeType: string): Promise<StoredFile> {
    const { id, key, name, size_bytes, sha256 } = upload;
    const blobKey = `${documentsFolder(agentId)}/${id}`;
    await this.blobs.move(key, blobKey);
    await this.blobs.sync(blobKey);
    return { filename: name, mime_type: mimeType, size_bytes, sha256, blob_key: blobKey };
  }

  discard({ blob_key }: StoredFile): Promise<void> {
    return this.blobs.delete(blob_key);
  }
}
