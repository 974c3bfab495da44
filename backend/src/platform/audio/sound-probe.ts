import type { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { startThread } from '../threads.js';
import { Turnstile } from '../turnstile.js';
import type { ProbeProblem, Sound } from './probe.js';
import type { FromProbe, ToProbe } from './sound-probe-main.js';

/** A real recording takes some milliseconds. */
const TIME_LIMIT_MS = 3000;
const MEMORY_MEGABYTES = 128;

/**
 * Looks at recordings in a thread with a time limit: a file of 5 MB can be made so that reading it takes minutes. The
 * thread, with the 18 MB of code that reads containers, is started with the first recording; one is looked at at a time.
 */
@Injectable()
export class SoundProbe implements OnApplicationShutdown {
  private readonly turnstile = new Turnstile(1);
  private thread: Promise<Worker> | null = null;

  async onApplicationShutdown(): Promise<void> {
    await (await this.thread)?.terminate();
  }

  /** @returns what it is; `too_slow` when nobody can tell in time, null when the file is gone */
  probe(path: string, size_bytes: number): Promise<Sound | ProbeProblem | 'too_slow' | null> {
    return this.turnstile.pass(async () => {
      this.thread ??= this.start();
      return this.ask(await this.thread, { path, size_bytes });
    });
  }

  /** One that could not begin, or has ended, is not asked again. */
  private start(): Promise<Worker> {
    const thread = begin();
    const forget = (): void => {
      if (this.thread === thread) this.thread = null;
    };
    thread.then((worker) => worker.once('exit', forget), forget);
    return thread;
  }

  private ask(thread: Worker, question: ToProbe): Promise<Sound | ProbeProblem | 'too_slow' | null> {
    return new Promise((resolve) => {
      const take = (message: FromProbe): void => {
        if (message !== 'ready') settle(message.found);
      };
      const giveUp = (): void => {
        this.thread = null;
        settle('too_slow');
        void thread.terminate();
      };
      const settle = (found: Sound | ProbeProblem | 'too_slow' | null): void => {
        clearTimeout(timer);
        thread.off('message', take).off('exit', giveUp);
        resolve(found);
      };
      const timer = setTimeout(giveUp, TIME_LIMIT_MS);
      thread.on('message', take).on('exit', giveUp);
      thread.postMessage(question);
    });
  }
}

async function begin(): Promise<Worker> {
  const thread = startThread(import.meta.url, 'sound-probe-main', { maxOldGenerationSizeMb: MEMORY_MEGABYTES });
  await new Promise<void>((resolve, reject) => {
    thread.once('message', () => resolve());
    // One whose memory is full ends with an error too; then its end is what counts.
    thread.on('error', reject);
  });
  return thread;
}
