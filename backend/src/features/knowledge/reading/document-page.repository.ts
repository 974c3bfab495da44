import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { deleteInPortions, isOneOf } from '../../../platform/database/rows/delete-in-portions.js';
import { insertRows } from '../../../platform/database/rows/insert-rows.js';

export interface DocumentPage {
  document_id: string;
  page: number;
  text: string;
}

/** The text of documents that are being read, page by page. */
@Injectable()
export class DocumentPageRepository {
  constructor(private readonly database: Database) {}

  /** In the order of the pages. */
  async findTexts(documentId: string): Promise<string[]> {
    const rows = await this.database.read.query<{ text: string }[]>(
      'SELECT text FROM document_pages WHERE document_id = $1 ORDER BY page',
      [documentId],
    );
    return rows.map(({ text }) => text);
  }

  insertAll(manager: EntityManager, pages: readonly DocumentPage[]): Promise<void> {
    return insertRows(manager, 'document_pages', pages);
  }

  async deleteOf(manager: EntityManager, documentId: string): Promise<void> {
    await manager.query('DELETE FROM document_pages WHERE document_id = $1', [documentId]);
  }

  /** In portions, each in a transaction of its own. */
  deleteInPortions(documentId: string, signal: AbortSignal): Promise<void> {
    const rows = { table: 'document_pages', key: 'page', keyIsPartial: true, ...isOneOf('document_id', [documentId]) };
    return deleteInPortions(this.database, rows, signal);
  }
}
