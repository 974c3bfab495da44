import type { Worker } from 'node:worker_threads';
import { cpuMs } from './cpu-time.js';
import { Semaphore } from './semaphore.js';

/** What a thread sends: `ownTask()` when it can be asked, then an answer for each question. */
export type FromThread<Answer> = { ready: string | null } | { answer: Answer };

/** How long a thread may take for one question. */
export interface ThreadLimits {
  /** Processor time: what the input costs, however busy the machine is. */
  cpuMs: number;
  /** The last resort, for a machine that gives it no processor time, or a disk that does not answer. */
  wallMs: number;
}

/** `too_slow` blames the input, `timed_out` blames the machine. */
export type NoAnswer = 'too_slow' | 'timed_out';

const WATCH_EVERY_MS = 50;

interface Ready {
  worker: Worker;
  /** Milliseconds it has worked so far. */
  readonly workedMs: () => Promise<number>;
}

/**
 * A thread that works on what people send, one question at a time, each with limits: input that is made to take
 * minutes ends the thread and nothing else. It is started with the first question and again after it has ended.
 */
export class TimedThread<Question, Answer> {
  private readonly semaphore = new Semaphore(1);
  private thread: Promise<Ready> | null = null;

  /** @param start begins a thread that sends `FromThread` */
  constructor(
    private readonly start: () => Worker,
    private readonly limits: ThreadLimits,
  ) {}

  /** @returns `too_slow` also when the thread ends before it has answered @throws when it cannot start */
  ask(question: Question): Promise<Answer | NoAnswer> {
    return this.semaphore.pass(async () => {
      this.thread ??= this.begin();
      return this.answerOf(await this.thread, question);
    });
  }

  async end(): Promise<void> {
    await (await this.thread)?.worker.terminate();
  }

  /** One that could not begin, or has ended, is not asked again. */
  private begin(): Promise<Ready> {
    const thread = readyThread(this.start());
    const forget = (): void => {
      if (this.thread === thread) this.thread = null;
    };
    thread.then(({ worker }) => worker.once('exit', forget), forget);
    return thread;
  }

  private answerOf({ worker, workedMs }: Ready, question: Question): Promise<Answer | NoAnswer> {
    const beganMs = performance.now();
    return new Promise((resolve) => {
      /** Infinite until it is asked. */
      let beforeMs = Infinity;
      const take = (message: FromThread<Answer>): void => {
        if ('answer' in message) settle(message.answer);
      };
      const giveUp = (reason: NoAnswer): void => {
        this.thread = null;
        settle(reason);
        void worker.terminate();
      };
      const died = (): void => giveUp('too_slow');
      const settle = (answer: Answer | NoAnswer): void => {
        clearInterval(watch);
        worker.off('message', take).off('exit', died);
        resolve(answer);
      };
      const inspect = async (): Promise<void> => {
        if ((await workedMs()) - beforeMs > this.limits.cpuMs) giveUp('too_slow');
        else if (performance.now() - beganMs > this.limits.wallMs) giveUp('timed_out');
      };
      const watch = setInterval(() => void inspect(), WATCH_EVERY_MS);
      worker.on('message', take).on('exit', died);
      void workedMs().then((ms) => {
        beforeMs = ms;
        worker.postMessage(question);
      });
    });
  }
}

async function readyThread(worker: Worker): Promise<Ready> {
  const task = await new Promise<string | null>((resolve, reject) => {
    worker.once('message', (message: { ready: string | null }) => resolve(message.ready));
    // One whose memory is full ends with an error too; then its end is what counts.
    worker.on('error', reject);
  });
  const workedMs = async (): Promise<number> =>
    (task === null ? null : await cpuMs(task)) ?? worker.performance.eventLoopUtilization().active;
  return { worker, workedMs };
}
