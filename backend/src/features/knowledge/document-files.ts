import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { newId } from '../../platform/ids.js';
import type { ReceivedFile } from '../../platform/http/multipart.js';
import { AgentsService } from '../agents/agents.service.js';
import { ContentSniffer, MIME_TYPES } from './reading/document-kind.js';
import { EmptyDocument, UnsupportedDocument } from './documents.errors.js';

export const DOCUMENTS_FOLDER = 'documents';

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
  sniffer: ContentSniffer;
}

/** The files of documents, on their way in. */
@Injectable()
export class DocumentFiles {
  constructor(
    private readonly blobs: BlobStore,
    private readonly agents: AgentsService,
  ) {}

  /** Stores a file as it comes. @throws AgentNotFound before anything is read */
  async take(agent_id: string, content: AsyncIterable<Uint8Array>): Promise<TakenFile> {
    await this.agents.get(agent_id);
    const sniffer = new ContentSniffer();
    const blob_key = `${DOCUMENTS_FOLDER}/${agent_id}/${newId()}`;
    const facts = await this.blobs.put(blob_key, watched(content, sniffer));
    return { blob_key, ...facts, sniffer };
  }

  /** @throws UnsupportedDocument, EmptyDocument; the file is deleted then */
  async accept({ name, taken }: ReceivedFile<TakenFile>): Promise<StoredFile> {
    const { sniffer, ...facts } = taken;
    const kind = sniffer.isEmpty ? null : sniffer.kind(name);
    if (kind !== null) return { ...facts, filename: name, mime_type: MIME_TYPES[kind] };
    await this.discard(facts);
    throw sniffer.isEmpty ? new EmptyDocument() : new UnsupportedDocument();
  }

  discard({ blob_key }: { blob_key: string }): Promise<void> {
    return this.blobs.delete(blob_key);
  }
}

async function* watched(content: AsyncIterable<Uint8Array>, sniffer: ContentSniffer): AsyncGenerator<Uint8Array> {
  for await (const bytes of content) {
    sniffer.push(bytes);
    yield bytes;
  }
}
