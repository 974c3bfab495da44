import type { SignTable } from './signs.js';

/** What the server tells the searching thread. A part is a document's signs. */
export type ToSearcher =
  | { type: 'add'; part: string; table: SignTable }
  | { type: 'remove'; part: string }
  | { type: 'find'; id: number; parts: string[]; question: Uint8Array; limit: number };

/** What the searching thread answers to `find`. */
export interface FromSearcher {
  id: number;
  /** In no order. */
  chunk_ids: number[];
}
