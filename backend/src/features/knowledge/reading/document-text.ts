import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { Database } from '../../../platform/database/database.js';
import type { Document } from '../document.entity.js';
import { DocumentRecords } from '../document-records.js';
import { kindOf } from './document-kind.js';
import { type DocumentPage, DocumentPageRepository } from './document-page.repository.js';
import { DocumentReader, type ReadDocument } from './document-reader.js';
import { ReadingFailure } from './reading-failure.js';

/** Pages stored in one transaction: after a crash at most so many are read again. */
const PAGES_AT_ONCE = 20;

/** Reads a document's file and keeps its pages until it is indexed, so that a crash costs only the last few. */
@Injectable()
export class DocumentText {
  constructor(
    private readonly database: Database,
    private readonly pages: DocumentPageRepository,
    private readonly records: DocumentRecords,
    private readonly reader: DocumentReader,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws ReadingFailure, DocumentGone, and the signal's reason */
  async read(document: Document, signal: AbortSignal): Promise<{ document: Document; reading: ReadDocument }> {
    const path = await this.blobs.localFile(document.blob_key);
    if (path === null) throw new ReadingFailure('file_missing');
    const knownPages = await this.pages.findTexts(document.id);
    let current = await this.records.change(document, { status: 'reading', pages_done: knownPages.length });
    let waiting: DocumentPage[] = [];
    let storing: Promise<void> = Promise.resolve();
    // What fails here is thrown by `await storing` below.
    const store = () => {
      const pages = waiting;
      waiting = [];
      storing = storing.then(async () => {
        const { page_count } = current;
        const pagesDone = pages.at(-1)?.page ?? current.pages_done;
        current = await this.records.change(current, { page_count, pages_done: pagesDone }, (manager) =>
          this.pages.insertAll(manager, pages),
        );
      });
      void Promise.allSettled([storing]);
    };
    const progress = {
      opened: (pageCount: number) => (current = { ...current, page_count: pageCount }),
      page: (page: number, text: string) => {
        waiting.push({ document_id: document.id, page, text });
        if (waiting.length >= PAGES_AT_ONCE) store();
      },
    };
    const reading = await this.reader.read({ path, kind: kindOf(document.mime_type), knownPages }, progress, signal);
    try {
      if (waiting.length > 0) store();
      await storing;
      const { page_count, chunk_count, token_count } = reading;
      current = await this.records.change(current, {
        status: 'indexing',
        page_count,
        pages_done: page_count ?? 0,
        chunk_count,
        token_count,
      });
    } catch (error) {
      reading.close();
      throw error;
    }
    return { document: current, reading };
  }

  /** The pages are in the passages now. */
  async forget(documentId: string): Promise<void> {
    await this.database.write((manager) => this.pages.deleteOf(manager, documentId));
  }

  remove(documentId: string, signal: AbortSignal): Promise<void> {
    return this.pages.deleteInPortions(documentId, signal);
  }
}
