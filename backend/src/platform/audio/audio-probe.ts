import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { startThread } from '../threads.js';
import { type NoAnswer, TimedThread } from '../timed-thread.js';
import type { ProbeProblem, AudioProperties } from './audio-properties.js';
import type { ToProbe } from './audio-probe-main.js';

/** A real recording takes some milliseconds. */
const LIMITS = { cpuMs: 3000, wallMs: 60_000 };
const MEMORY_MEGABYTES = 128;

/**
 * Looks at recordings in a thread with a time limit: a file of 5 MB can be made so that reading it takes minutes. The
 * thread, with the 18 MB of code that reads containers, is started with the first recording; one is looked at at a time.
 */
@Injectable()
export class AudioProbe implements OnApplicationShutdown {
  private readonly thread = new TimedThread<ToProbe, AudioProperties | ProbeProblem | null>(
    () => startThread(import.meta.url, 'audio-probe-main', { maxOldGenerationSizeMb: MEMORY_MEGABYTES }),
    LIMITS,
  );

  onApplicationShutdown(): Promise<void> {
    return this.thread.end();
  }

  /** @returns what it is; why it could not be found out; null when the file is gone */
  probe(path: string, sizeBytes: number): Promise<AudioProperties | ProbeProblem | NoAnswer | null> {
    return this.thread.ask({ path, size_bytes: sizeBytes });
  }
}
