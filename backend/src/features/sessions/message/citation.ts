import type { EntityManager } from 'typeorm';
import { placeholders } from '../../../platform/database/rows/insert-rows.js';
import type { MessageDto } from './message.dto.js';

/** A passage that was given to the model for an answer, kept with the answer for ever. */
export interface CitationRecord {
  /** From 1: what `[1]` in the answer means. */
  index: number;
  document_id: string;
  filename: string;
  page: number | null;
  /** Range in code points of the document's extracted text. */
  start: number;
  end: number;
  text: string;
  score: number;
  /** Whether the answer refers to it. */
  cited: boolean;
}

/** Says on each citation whether its document is still there. */
export async function markDeletedDocuments(manager: EntityManager, messages: MessageDto[]): Promise<MessageDto[]> {
  const cited = [...new Set(messages.flatMap(({ citations }) => citations.map(({ document_id }) => document_id)))];
  if (cited.length === 0) return messages;
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM documents WHERE deleted_at IS NULL AND id IN ${placeholders(1, cited.length)}`,
    cited,
  );
  const there = new Set(rows.map(({ id }) => id));
  return messages.map((message) => ({
    ...message,
    citations: message.citations.map((citation) => ({
      ...citation,
      document_deleted: !there.has(citation.document_id),
    })),
  }));
}
