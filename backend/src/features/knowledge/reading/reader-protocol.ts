import type { Chunk } from '../text/chunker.js';
import type { DocumentKind } from './document-kind.js';

/** What the server tells a reading process. Pages that are known come first. */
export type ToReader =
  | { type: 'known_page'; text: string }
  | { type: 'read'; path: string; kind: DocumentKind }
  /** Asks for the next chunks; the reader sends no others. */
  | { type: 'next'; from: number; count: number };

/** What a reading process tells the server. */
export type FromReader =
  | { type: 'opened'; page_count: number }
  | { type: 'page'; number: number; text: string }
  | { type: 'cut'; page_count: number | null; chunk_count: number; token_count: number }
  | { type: 'chunks'; chunks: Chunk[] }
  | { type: 'failed'; code: ReadingProblem };

/** Why a document cannot be read. */
export type ReadingProblem =
  | 'encrypted'
  | 'scanned'
  | 'empty'
  | 'broken'
  | 'too_many_pages'
  | 'too_much_text'
  | 'too_much_memory'
  | 'too_slow'
  | 'timed_out'
  | 'reader_failed'
  | 'file_missing';

export const READING_LIMITS = {
  pages: 2_000,
  textBytes: 20 * 1024 * 1024,
  residentBytes: 400 * 1024 * 1024,
  /** Processor time: what the file costs, however busy the machine is. */
  cpuMs: 60_000,
  /** The last resort, for a machine that gives the reader no time. */
  wallMs: 600_000,
} as const;

/** In words: what is wrong and what to do. */
export const PROBLEM_TEXTS: Record<ReadingProblem, string> = {
  encrypted: 'Password protected. Remove the password and add the file again.',
  scanned: 'No text found. This PDF seems to be scanned: run it through text recognition first.',
  empty: 'No text found in this file.',
  broken: 'This file is damaged or incomplete and cannot be read.',
  too_many_pages: `More than ${READING_LIMITS.pages.toLocaleString('en')} pages. Split the document.`,
  too_much_text: `More than ${READING_LIMITS.textBytes / 1024 / 1024} MB of text. Split the document.`,
  too_much_memory: 'Reading this file takes more memory than is allowed. Save it again or split it.',
  too_slow: `Reading this file took more than ${READING_LIMITS.cpuMs / 1000} s of computing time. Save it again or split it.`,
  timed_out: 'Reading this file took too long on this machine. Try again.',
  reader_failed: 'This file could not be read: the reading process ended unexpectedly. Try again.',
  file_missing: 'The file is missing on the server. Add it again.',
};
