import { formatCount, formatNumber } from '../core/format/number-format';
import type { DocumentProgress, KnowledgeDocument } from '../core/api/api-schemas';

/** A document as the list shows it: with the last progress that was heard of. */
export interface ListedDocument extends KnowledgeDocument {
  readonly pages_done: number;
  readonly chunks_done: number;
}

export function listed(document: KnowledgeDocument): ListedDocument {
  return { ...document, pages_done: 0, chunks_done: 0 };
}

export function withProgress(document: ListedDocument, progress: DocumentProgress): ListedDocument {
  // What becomes ready was indexed with the model that is in use.
  const needsReindex = document.needs_reindex && progress.status !== 'ready';
  return { ...document, ...progress, needs_reindex: needsReindex };
}

/** One line that says where the document is on its way from file to passages. */
export function statusLabel(document: ListedDocument): string {
  const { status, page_count, pages_done, chunk_count, chunks_done, error } = document;
  switch (status) {
    case 'queued':
      return 'Waiting to be read';
    case 'reading':
      return page_count !== null && pages_done > 0
        ? `Reading page ${formatNumber(pages_done)} of ${formatNumber(page_count)}`
        : 'Reading';
    case 'indexing':
      return chunk_count > 0
        ? `Indexing ${formatNumber(chunks_done)} of ${formatCount(chunk_count, 'passage')}`
        : 'Indexing passages';
    case 'ready':
      return `Ready (${formatNumber(chunk_count)})`;
    case 'failed':
      return error?.message ?? 'This document could not be read.';
  }
}
