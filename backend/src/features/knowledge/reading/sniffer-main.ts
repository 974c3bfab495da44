import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { ownTask } from '../../../platform/cpu-time.js';
import type { FromThread } from '../../../platform/timed-thread.js';
import { ContentSniffer, type DocumentKind } from './document-kind.js';

/** The thread that finds out what an uploaded file is. */

export interface ToSniffer {
  path: string;
  filename: string;
}

const piece = Buffer.alloc(64 * 1024);

parentPort?.on('message', ({ path, filename }: ToSniffer) => post({ answer: sniff(path, filename) }));
post({ ready: ownTask() });

function post(message: FromThread<DocumentKind | 'empty' | null>): void {
  parentPort?.postMessage(message);
}

/** Null also for a file that is gone or cannot be read: there is nothing to make a document of. */
function sniff(path: string, filename: string): DocumentKind | 'empty' | null {
  const sniffer = new ContentSniffer();
  try {
    const file = openSync(path, 'r');
    try {
      for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
        sniffer.push(piece.subarray(0, size));
      }
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
  return sniffer.isEmpty ? 'empty' : sniffer.kind(filename);
}
