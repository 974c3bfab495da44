import type { Readable } from 'node:stream';
import type { ByteRange } from './blob-store.js';

/** A stored file that may be sent to a client. */
export interface FileContent {
  mime_type: string;
  size_bytes: number;
  /** Names this content for ever, without quotes. */
  version: string;
  /** Null when the file is gone. */
  open(range: ByteRange): Promise<Readable | null>;
}
