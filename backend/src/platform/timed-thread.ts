import type { Worker } from 'node:worker_threads';
import { Turnstile } from './turnstile.js';

/** What a thread sends: that it can be asked, then an answer for each question. */
export type FromThread<Answer> = 'ready' | { answer: Answer };

/**
 * A thread that works on what people send, one question at a time, each with a time limit: input that is made to take
 * minutes ends the thread and nothing else. It is started with the first question and again after it has ended.
 */
export class TimedThread<Question, Answer> {
  private readonly turnstile = new Turnstile(1);
  private thread: Promise<Worker> | null = null;

  /** @param start begins a thread that sends `FromThread` */
  constructor(
    private readonly start: () => Worker,
    private readonly limit_ms: number,
  ) {}

  /** @returns `too_slow` also when the thread ends before it has answered @throws when it cannot start */
  ask(question: Question): Promise<Answer | 'too_slow'> {
    return this.turnstile.pass(async () => {
      this.thread ??= this.begin();
      return this.answerOf(await this.thread, question);
    });
  }

  async end(): Promise<void> {
    await (await this.thread)?.terminate();
  }

  /** One that could not begin, or has ended, is not asked again. */
  private begin(): Promise<Worker> {
    const thread = readyThread(this.start());
    const forget = (): void => {
      if (this.thread === thread) this.thread = null;
    };
    thread.then((worker) => worker.once('exit', forget), forget);
    return thread;
  }

  private answerOf(thread: Worker, question: Question): Promise<Answer | 'too_slow'> {
    return new Promise((resolve) => {
      const take = (message: FromThread<Answer>): void => {
        if (message !== 'ready') settle(message.answer);
      };
      const giveUp = (): void => {
        this.thread = null;
        settle('too_slow');
        void thread.terminate();
      };
      const settle = (answer: Answer | 'too_slow'): void => {
        clearTimeout(timer);
        thread.off('message', take).off('exit', giveUp);
        resolve(answer);
      };
      const timer = setTimeout(giveUp, this.limit_ms);
      thread.on('message', take).on('exit', giveUp);
      thread.postMessage(question);
    });
  }
}

async function readyThread(thread: Worker): Promise<Worker> {
  await new Promise<void>((resolve, reject) => {
    thread.once('message', () => resolve());
    // One whose memory is full ends with an error too; then its end is what counts.
    thread.on('error', reject);
  });
  return thread;
}
