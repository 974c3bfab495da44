import type { EntityManager, QueryRunner } from 'typeorm';

interface WaitingWork {
  /** A transaction by itself. */
  isOneStatement: boolean;
  work: (manager: EntityManager) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface DoneWork {
  waiting: WaitingWork;
  value: unknown;
}

/** The most works that share one commit; bounds what a failing disk takes along. */
const MAX_WORKS_PER_COMMIT = 256;

/**
 * The only way to write on SQLite, which has one connection for all writers: without a gate, transactions that run at the
 * same time interleave and take each other's rows along when they roll back.
 *
 * Works run one after the other, in the order they came. All that wait when a transaction opens share it, each in a
 * savepoint of its own: one failing work takes back only what it wrote, and one `fsync` pays for all. A work's promise
 * resolves after the commit, so what it acknowledges is on disk. A work must do nothing but talk to the database.
 */
export class WriteGate {
  private waiting: WaitingWork[] = [];
  private draining: Promise<void> | null = null;

  constructor(private readonly runner: QueryRunner) {}

  /** @param isOneStatement says that `work` needs no transaction around it, which saves two statements when it is alone */
  run<T>(work: (manager: EntityManager) => Promise<T>, isOneStatement = false): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ isOneStatement, work, resolve: resolve as (value: unknown) => void, reject });
      this.draining ??= this.drain();
    });
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.draining) await this.draining;
  }

  private async drain(): Promise<void> {
    // A turn of the microtask queue lets the works of one tick meet in the first commit.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      await this.commitTogether(this.waiting.splice(0, MAX_WORKS_PER_COMMIT));
    }
    this.draining = null;
  }

  private async commitTogether(batch: WaitingWork[]): Promise<void> {
    const [first] = batch;
    if (batch.length === 1 && first?.isOneStatement) return this.runAlone(first);
    const done: DoneWork[] = [];
    try {
      await this.runner.startTransaction();
      for (const waiting of batch) await this.runOne(waiting, batch.length > 1, done);
      await this.runner.commitTransaction();
    } catch (error) {
      await this.rollBack();
      for (const waiting of batch) waiting.reject(error);
      return;
    }
    for (const { waiting, value } of done) waiting.resolve(value);
  }

  private async runAlone({ work, resolve, reject }: WaitingWork): Promise<void> {
    try {
      resolve(await work(this.runner.manager));
    } catch (error) {
      reject(error);
    }
  }

  /** Leaves a failed work's promise rejected and the transaction as it was before; throws when the transaction is lost. */
  private async runOne(waiting: WaitingWork, shared: boolean, done: DoneWork[]): Promise<void> {
    if (!shared) {
      done.push({ waiting, value: await waiting.work(this.runner.manager) });
      return;
    }
    await this.runner.startTransaction();
    try {
      const value = await waiting.work(this.runner.manager);
      await this.runner.commitTransaction();
      done.push({ waiting, value });
    } catch (error) {
      // After a full disk or an I/O error SQLite has already ended the outer transaction: this throws, and all fail.
      // The work's own error then says why, and not that there is nothing to roll back.
      await this.runner.rollbackTransaction().catch(() => {
        throw error;
      });
      waiting.reject(error);
    }
  }

  private async rollBack(): Promise<void> {
    while (this.runner.isTransactionActive) {
      try {
        await this.runner.rollbackTransaction();
      } catch {
        // SQLite rolled back by itself (disk full); TypeORM must forget its transaction too.
        Object.assign(this.runner, { isTransactionActive: false, transactionDepth: 0 });
      }
    }
  }
}
