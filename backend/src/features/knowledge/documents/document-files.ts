import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { newId } from '../../../platform/ids.js';
import type { ReceivedFile } from '../../../platform/http/input/multipart.js';
import { AgentsService } from '../../agents/agents.service.js';
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

/** A file that was received and whose name is not looked at yet. */
export interface TakenFile {
  blob_key: string;
  size_bytes: number;
  sha256: string;
}

/** The files of documents, on their way in. */
@Injectable()
export class DocumentFiles {
  constructor(
    private readonly blobs: BlobStore,
    private readonly agents: AgentsService,
    private readonly sniffer: DocumentSniffer,
  ) {}

  /** Stores a file as it comes. @throws AgentNotFound before anything is read */
  async take(agentId: string, content: AsyncIterable<Uint8Array>): Promise<TakenFile> {
    await this.agents.get(agentId);
    const blobKey = `${documentsFolder(agentId)}/${newId()}`;
    return { blob_key: blobKey, ...(await this.blobs.put(blobKey, content)) };
  }

  /** @throws UnsupportedDocument, EmptyDocument; the file is deleted then */
  async accept({ name, taken }: ReceivedFile<TakenFile>): Promise<StoredFile> {
    try {
      const path = await this.blobs.localFile(taken.blob_key);
      const kind = path === null ? null : await this.sniffer.kindOf(path, name);
      if (kind === 'empty') throw new EmptyDocument();
      if (kind === null) throw new UnsupportedDocument();
      return { ...taken, filename: name, mime_type: MIME_TYPES[kind] };
    } catch (error) {
      await this.discard(taken);
      throw error;
    }
  }

  discard({ blob_key }: { blob_key: string }): Promise<void> {
    return this.blobs.delete(blob_key);
  }
}
