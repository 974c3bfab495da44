/** What the server tells the searching thread. */
export type ToSearcher =
  | { type: 'clear'; part: string }
  | { type: 'add'; part: string; chunk_ids: number[]; vectors: Uint8Array }
  | { type: 'find'; id: number; part: string; question: Float32Array; limit: number };

/** What the searching thread answers to `find`. */
export interface FromSearcher {
  id: number;
  /** Nearest first. */
  found: { chunk_id: number; similarity: number }[];
}
