import type { BinaryVectors } from './binary-vectors.js';

/** What the server tells the searching thread. A part is a document's signs. */
export type SearchRequest =
  | { type: 'add'; part: string; table: BinaryVectors }
  | { type: 'remove'; part: string }
  | { type: 'find'; id: number; parts: string[]; question: Uint8Array; limit: number };

/** What the searching thread answers to `find`. */
export interface SearchReply {
  id: number;
  /** In no order. */
  chunk_ids: number[];
}
