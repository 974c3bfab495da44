import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Logger } from '../observability/logger.js';

/**
 * A kind of thing whose deletion takes long. It is marked as deleted first, which is when it is gone for everybody; its
 * rows and files are removed afterwards.
 */
export interface Removable {
  /** For the log, such as `session`. */
  kind: string;
  /** Ids of what is marked and not removed yet. */
  pending(): Promise<string[]>;
  /** Removes rows and files little by little. It may be ended at any moment, and called again, also by another process. */
  remove(id: string, signal: AbortSignal): Promise<void>;
}

/** How soon a removal that failed is tried again, and one that another process left behind is found. */
const RETRY_MS = 60_000;

/** Removes in the background what was deleted, one thing after the other, and goes on after a restart. */
@Injectable()
export class Removals implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly removables: Removable[] = [];
  private readonly closing = new AbortController();
  private working: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly log: Logger) {}

  /** Declares a kind; call it before the application starts. What a thing consists of is declared before the thing. */
  register(removable: Removable): void {
    this.removables.push(removable);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), RETRY_MS).unref();
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.closing.abort();
    await this.working;
  }

  /** Looks for what is to be removed; call it when something was marked. */
  wake(): void {
    this.working = this.working.then(() => this.removeAll());
  }

  /** Resolves when all that was marked so far is removed, or could not be. */
  async idle(): Promise<void> {
    for (let seen = null; seen !== this.working;) {
      seen = this.working;
      await seen;
    }
  }

  /** Never rejects. */
  private async removeAll(): Promise<void> {
    for (const removable of this.removables) {
      if (this.closing.signal.aborted) return;
      try {
        for (const id of await removable.pending()) await this.remove(removable, id);
      } catch (error) {
        if (!this.closing.signal.aborted)
          this.log.warn('deleted things were not read', { kind: removable.kind, error });
      }
    }
  }

  private async remove(removable: Removable, id: string): Promise<void> {
    const { kind } = removable;
    const { signal } = this.closing;
    if (signal.aborted) return;
    try {
      await removable.remove(id, signal);
      this.log.debug('removed', { kind, id });
    } catch (error) {
      if (!signal.aborted) this.log.warn('not removed yet', { kind, id, error });
    }
  }
}
