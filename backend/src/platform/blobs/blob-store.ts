import type { Readable } from 'node:stream';

/** What was written. */
export interface BlobFacts {
  size_bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

/** A stored blob. */
export interface BlobEntry {
  key: string;
  /** When its last byte was written, in milliseconds since 1970. */
  writtenAtMs: number;
}

/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Files of the product. Keys are made by us, of ids and words, such as `documents/<agent_id>/<document_id>`. */
export abstract class BlobStore {
  /** Stores all of `content`, or nothing; it resolves when it is on disk. What the content throws is thrown here. */
  abstract put(key: string, content: AsyncIterable<Uint8Array>): Promise<BlobFacts>;

  /** The same, but a power cut may still take it: for what is short-lived, or `secure`d before anyone relies on it. */
  abstract putWithoutSync(key: string, content: AsyncIterable<Uint8Array>): Promise<BlobFacts>;

  /** Resolves when a blob that was put quickly is on disk. */
  abstract sync(key: string): Promise<void>;

  /** Gives a blob another key. A power cut may still take it until `sync` of the new key. */
  abstract move(from: string, to: string): Promise<void>;

  /** The bytes, or those of a range; null when there is no such blob. */
  abstract open(key: string, range?: ByteRange): Promise<Readable | null>;

  /** Its size; null when there is no such blob. */
  abstract sizeOf(key: string): Promise<number | null>;

  /** Where another program can read it; null when there is no such blob. */
  abstract localFile(key: string): Promise<string | null>;

  /** Harmless when it is not there. */
  abstract delete(key: string): Promise<void>;

  /** Deletes all blobs below a folder, such as `documents/<agent_id>`. */
  abstract deleteAll(folder: string): Promise<void>;

  /** All blobs below a folder, some hundred at a time, however many there are. */
  abstract batches(folder: string): AsyncIterable<BlobEntry[]>;
}
