import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { LEASE_RENEWAL_MS } from '../database/lease-time.js';
import { newId } from '../ids.js';
import { Logger } from '../observability/logger.js';
import { type Job, type JobHandler, JobQueue } from './job-queue.js';
import { type ClaimedJob, JobRepository } from './job.repository.js';

/** Jobs this process does at the same time. */
const MAX_RUNNING = 2;

interface Running {
  id: string;
  abort: AbortController;
  ended: Promise<void>;
}

/** A table of jobs with leases. A job that ends, well or badly, is deleted; the handler has stored what came of it. */
@Injectable()
export class SqlJobQueue
  extends JobQueue
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnModuleDestroy
{
  private readonly handlers = new Map<string, JobHandler>();
  private readonly running = new Map<string, Running>();
  private readonly runner_id = newId();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private closing = false;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobRepository,
    private readonly log: Logger,
  ) {
    super();
  }

  handle(kind: string, handler: JobHandler): void {
    this.handlers.set(kind, handler);
  }

  add(manager: EntityManager, kind: string, subjectId: string): Promise<void> {
    return this.jobs.insertOrRestart(manager, kind, subjectId);
  }

  ensure(manager: EntityManager, kind: string, subjectIds: readonly string[]): Promise<void> {
    return this.jobs.insertMissing(manager, kind, subjectIds);
  }

  async cancel(kind: string, subjectId: string): Promise<void> {
    await this.database.write((manager) => this.jobs.deleteOf(manager, kind, subjectId));
    // A look that is under way may have claimed it just before.
    await this.looking;
    const running = this.running.get(nameOf(kind, subjectId));
    running?.abort.abort();
    await running?.ended;
  }

  wake(): void {
    this.looking = this.looking.then(() => this.look());
  }

  async onApplicationBootstrap(): Promise<void> {
    // On SQLite this process is the only one: whoever held a lease is dead.
    if (this.database.dialect === 'sqlite') {
      await this.database.write((manager) => this.jobs.releaseAll(manager));
    }
    this.timer = setInterval(() => this.tick(), LEASE_RENEWAL_MS).unref();
    this.wake();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** What runs is ended and given back: the next start, or another process, goes on with it. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.looking;
    const running = [...this.running.values()];
    for (const { abort } of running) abort.abort();
    await Promise.all(running.map(({ ended }) => ended));
  }

  private tick(): void {
    this.looking = this.looking.then(() => this.renew()).then(() => this.look());
  }

  /** Ends the jobs whose rows are gone or somebody else's: this process was held up for longer than a lease. Never rejects. */
  private async renew(): Promise<void> {
    if (this.running.size === 0) return;
    try {
      const ours = await this.database.write((manager) => this.jobs.renewLeases(manager, this.runner_id));
      for (const { id, abort } of this.running.values()) if (!ours.has(id)) abort.abort();
    } catch (error) {
      this.log.warn('leases of jobs were not renewed', { error });
    }
  }

  /** Never rejects. */
  private async look(): Promise<void> {
    try {
      while (!this.closing && this.running.size < MAX_RUNNING) {
        const row = await this.claim();
        if (!row) return;
        this.begin(row);
      }
    } catch (error) {
      this.log.warn('jobs were not read', { error });
    }
  }

  private claim(): Promise<ClaimedJob | null> {
    return this.database.write((manager) => {
      const here = [...this.running.values()].map(({ id }) => id);
      return this.jobs.claimNext(manager, this.runner_id, here);
    });
  }

  private begin(row: ClaimedJob): void {
    const name = nameOf(row.kind, row.subject_id);
    const abort = new AbortController();
    const ended = this.run(row, abort.signal).then(() => {
      this.running.delete(name);
      if (!this.closing) this.wake();
    });
    this.running.set(name, { id: row.id, abort, ended });
  }

  /** Never rejects. */
  private async run(row: ClaimedJob, signal: AbortSignal): Promise<void> {
    const { kind, subject_id, attempts: attempt } = row;
    const job: Job = { kind, subject_id, attempt, isOurs: () => this.jobs.isClaimedBy(this.runner_id, row.id) };
    try {
      const handler = this.handlers.get(kind);
      if (!handler) throw new Error(`nobody does jobs of the kind ${kind}`);
      await handler(job, signal);
    } catch (error) {
      if (!signal.aborted) this.log.error('job failed', { kind, subject_id, attempt, error });
    }
    try {
      await this.leave(row.id, signal.aborted && this.closing);
    } catch (error) {
      this.log.warn('end of a job was not stored', { kind, subject_id, error });
    }
  }

  /** What another process has taken over is no longer ours to end. */
  private async leave(id: string, giveBack: boolean): Promise<void> {
    await this.database.write((manager) =>
      giveBack ? this.jobs.release(manager, this.runner_id, id) : this.jobs.delete(manager, this.runner_id, id),
    );
  }
}

function nameOf(kind: string, subjectId: string): string {
  return `${kind} ${subjectId}`;
}
