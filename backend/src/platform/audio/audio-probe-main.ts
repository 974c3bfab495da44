import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { ownTask } from '../cpu-time.js';
import type { FromThread } from '../timed-thread.js';
import { probeAudio } from './probe.js';
import type { ProbeProblem, AudioProperties } from './audio-properties.js';

/** The thread that looks at recordings. Each is read to the same place, so a crowd of them leaves nothing to collect. */

export interface ToProbe {
  path: string;
  size_bytes: number;
}

let desk = Buffer.alloc(0);

parentPort?.on('message', ({ path, size_bytes }: ToProbe) => void look(path, size_bytes).then(respond));
tell({ ready: ownTask() });

function tell(message: FromThread<AudioProperties | ProbeProblem | null>): void {
  parentPort?.postMessage(message);
}

/** A rewritten recording is handed over, not copied with the desk that it may lie on. */
function respond(found: AudioProperties | ProbeProblem | null): void {
  if (typeof found !== 'object' || found === null || !('rewritten' in found)) return tell({ answer: found });
  const rewritten = Uint8Array.from(found.rewritten ?? []);
  parentPort?.postMessage({ answer: { ...found, rewritten } }, [rewritten.buffer]);
}

async function look(path: string, sizeBytes: number): Promise<AudioProperties | ProbeProblem | null> {
  const bytes = read(path, sizeBytes);
  return bytes && probeAudio(bytes);
}

/** Null when the file is gone. */
function read(path: string, sizeBytes: number): Buffer | null {
  if (desk.length < sizeBytes) desk = Buffer.allocUnsafeSlow(sizeBytes);
  const bytes = desk.subarray(0, sizeBytes);
  try {
    const file = openSync(path, 'r');
    try {
      return readSync(file, bytes, 0, sizeBytes, 0) === sizeBytes ? bytes : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
