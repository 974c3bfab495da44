import type { SearchResult } from './search.dto.js';
import type { Candidate } from '../retrieval/retrieval.js';

/** Why an answer is as it is, as it is stored with the answer. */
export interface StoredRetrieval {
  query: string;
  rewritten_query: string | null;
  documents_searched: number;
  /** True when the knowledge base was so small that all of it was given. */
  whole: boolean;
  results: SearchResult[];
}

export function presentCandidate(candidate: Candidate): SearchResult {
  return {
    document_id: candidate.document_id,
    filename: candidate.filename,
    page: candidate.page,
    heading: candidate.heading,
    start: candidate.start,
    end: candidate.end,
    text: candidate.text,
    keyword_rank: candidate.keyword_rank,
    vector_rank: candidate.vector_rank,
    score: rounded(candidate.score),
    used: candidate.used,
  };
}

/** Four digits say enough. */
export function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
