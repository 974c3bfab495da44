import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Logger } from '../observability/logger.js';

/** @returns how many things it removed; it must end soon after `signal` aborts */
export type MaintenanceTask = (signal: AbortSignal) => Promise<number>;

/**
 * What is done at start and then again and again beside the server's work, such as removing what is old. At start too,
 * because a server may never live as long as an interval. A task that fails is logged and tried at its next time.
 */
@Injectable()
export class Maintenance implements OnModuleDestroy {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Map<string, Promise<void>>();
  private readonly closing = new AbortController();

  constructor(private readonly log: Logger) {}

  /** Runs the task now, in the background, and after each interval; never twice at the same time. */
  every(intervalMs: number, name: string, task: MaintenanceTask): void {
    const run = () => {
      if (this.closing.signal.aborted || this.running.has(name)) return;
      this.running.set(
        name,
        this.run(name, task).finally(() => this.running.delete(name)),
      );
    };
    this.timers.push(setInterval(run, intervalMs).unref());
    run();
  }

  /** Resolves when everything that runs now is done. */
  async settled(): Promise<void> {
    await Promise.all(this.running.values());
  }

  /** Before the database is closed. */
  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.closing.abort();
    await this.settled();
  }

  /** Never rejects. */
  private async run(name: string, task: MaintenanceTask): Promise<void> {
    try {
      const removed = await task(this.closing.signal);
      if (removed > 0) this.log.info(`maintenance: ${name}`, { removed });
    } catch (error) {
      this.log.warn(`maintenance: ${name} failed`, { error });
    }
  }
}

/**
 * Removes in portions, so that other writes get in between.
 * @param removePortion returns how many it removed; 0 when nothing is left
 */
export async function inPortions(signal: AbortSignal, removePortion: () => Promise<number>): Promise<number> {
  let total = 0;
  while (!signal.aborted) {
    const removed = await removePortion();
    if (removed === 0) break;
    total += removed;
  }
  return total;
}
