import type { DocumentDto, DocumentError, DocumentProgressEvent } from './document.dto.js';
import type { Document } from '../document.entity.js';

/** How much of the whole is reading, where pages are read one by one. */
const READING_SHARE = 0.3;

/** @param model the embedding model in use; null when there is none */
export function presentDocument(document: Document, model: string | null): DocumentDto {
  return {
    id: document.id,
    agent_id: document.agent_id,
    filename: document.filename,
    mime_type: document.mime_type,
    size_bytes: document.size_bytes,
    page_count: document.page_count,
    chunk_count: document.chunk_count,
    status: document.status,
    progress: progressOf(document),
    error: errorOf(document),
    needs_reindex: document.status === 'ready' && model !== null && document.embedding_model !== model,
    created_at: document.created_at,
  };
}

export function presentProgress(document: Document): DocumentProgressEvent {
  return {
    status: document.status,
    progress: progressOf(document),
    pages_done: document.pages_done,
    page_count: document.page_count,
    chunks_done: document.chunks_done,
    chunk_count: document.chunk_count,
    error: errorOf(document),
  };
}

function progressOf({ status, pages_done, page_count, chunks_done, chunk_count }: Document): number {
  if (status === 'ready') return 1;
  const read = page_count ? pages_done / page_count : chunk_count > 0 ? 1 : 0;
  const indexed = chunk_count > 0 ? chunks_done / chunk_count : 0;
  return Math.round((READING_SHARE * read + (1 - READING_SHARE) * indexed) * 1000) / 1000;
}

function errorOf({ error_code, error_message }: Document): DocumentError | null {
  return error_code === null ? null : { code: error_code, message: error_message ?? '' };
}
