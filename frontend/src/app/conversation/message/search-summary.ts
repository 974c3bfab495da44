import { formatCount } from '../../core/format/number-format';
import type { Message } from '../../core/api/api-schemas';
import { duration } from '../../core/format/time-format';

/**
 * "Searched 4 documents, 1.2 s", and whether anything was found; null when no documents were searched.
 * @param searching how many documents are being searched right now; null when none are
 */
export function searchSummary(message: Message, searching: number | null): string | null {
  if (searching !== null) return `Searching ${formatCount(searching, 'document')}`;
  const { documents_searched, search_duration_ms, citations, status } = message;
  if (documents_searched === 0) return null;
  const took = search_duration_ms === null ? '' : `, ${duration(search_duration_ms)}`;
  const searched = `Searched ${formatCount(documents_searched, 'document')}${took}`;
  return citations.length === 0 && status !== 'streaming'
    ? `No passage found in the knowledge base. ${searched}`
    : searched;
}
