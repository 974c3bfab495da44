import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { toTimestamp } from '../database/columns.js';
import { Database } from '../database/database.js';
import { LEASE_MS, LEASE_RENEWAL_MS, leaseTime } from '../database/lease-time.js';
import { newId } from '../ids.js';
import { Logger } from '../observability/logger.js';
import { type Job, type JobHandler, JobQueue } from './job-queue.js';

/** Jobs this process does at the same time. */
const MAX_RUNNING = 2;

interface Running {
  id: string;
  abort: AbortController;
  ended: Promise<void>;
}

interface WaitingRow {
  id: string;
  kind: string;
  subject_id: string;
  attempts: number;
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
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {
    super();
  }

  handle(kind: string, handler: JobHandler): void {
    this.handlers.set(kind, handler);
  }

  async add(manager: EntityManager, kind: string, subjectId: string): Promise<void> {
    await manager.query(
      `INSERT INTO jobs (id, kind, subject_id, attempts, created_at) VALUES ($1, $2, $3, 0, $4)
       ON CONFLICT (kind, subject_id) DO UPDATE SET runner_id = NULL, lease_expires_at = NULL, attempts = 0`,
      [newId(), kind, subjectId, toTimestamp(this.clock.now())],
    );
  }

  async ensure(manager: EntityManager, kind: string, subjectId: string): Promise<void> {
    await manager.query(
      `INSERT INTO jobs (id, kind, subject_id, attempts, created_at) VALUES ($1, $2, $3, 0, $4)
       ON CONFLICT (kind, subject_id) DO NOTHING`,
      [newId(), kind, subjectId, toTimestamp(this.clock.now())],
    );
  }

  async cancel(kind: string, subjectId: string): Promise<void> {
    await this.database.write((manager) =>
      manager.query('DELETE FROM jobs WHERE kind = $1 AND subject_id = $2', [kind, subjectId]),
    );
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
      await this.database.write((manager) =>
        manager.query('UPDATE jobs SET runner_id = NULL, lease_expires_at = NULL'),
      );
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
      const rows = await this.database.write(async (manager) => {
        await manager.query(`UPDATE jobs SET lease_expires_at = ${this.leaseEnd()} WHERE runner_id = $1`, [
          this.runner_id,
        ]);
        return manager.query<{ id: string }[]>('SELECT id FROM jobs WHERE runner_id = $1', [this.runner_id]);
      });
      const ours = new Set(rows.map(({ id }) => id));
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

  private claim(): Promise<WaitingRow | null> {
    return this.database.write(async (manager) => {
      const lock = this.database.dialect === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : '';
      // After a long sleep a lease of ours may be over while its job still runs here.
      const here = [...this.running.values()].map(({ id }) => id);
      const others = here.map((_, index) => `AND id <> $${index + 1}`).join(' ');
      const isFree = `(runner_id IS NULL OR lease_expires_at < ${leaseTime(this.database, this.clock)})`;
      const [row] = await manager.query<WaitingRow[]>(
        `SELECT id, kind, subject_id, attempts FROM jobs WHERE ${isFree} ${others} ORDER BY id LIMIT 1 ${lock}`,
        here,
      );
      if (!row) return null;
      await manager.query(
        `UPDATE jobs SET runner_id = $1, lease_expires_at = ${this.leaseEnd()}, attempts = attempts + 1 WHERE id = $2`,
        [this.runner_id, row.id],
      );
      return { ...row, attempts: row.attempts + 1 };
    });
  }

  private begin(row: WaitingRow): void {
    const name = nameOf(row.kind, row.subject_id);
    const abort = new AbortController();
    const ended = this.run(row, abort.signal).then(() => {
      this.running.delete(name);
      if (!this.closing) this.wake();
    });
    this.running.set(name, { id: row.id, abort, ended });
  }

  /** Never rejects. */
  private async run(row: WaitingRow, signal: AbortSignal): Promise<void> {
    const { kind, subject_id, attempts: attempt } = row;
    const job: Job = { kind, subject_id, attempt, isOurs: () => this.isOurs(row.id) };
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

  private async isOurs(id: string): Promise<boolean> {
    const rows = await this.database.read.query<unknown[]>('SELECT 1 FROM jobs WHERE id = $1 AND runner_id = $2', [
      id,
      this.runner_id,
    ]);
    return rows.length > 0;
  }

  /** What another process has taken over is no longer ours to end. */
  private async leave(id: string, giveBack: boolean): Promise<void> {
    await this.database.write((manager) =>
      manager.query(
        giveBack
          ? `UPDATE jobs SET runner_id = NULL, lease_expires_at = NULL, attempts = attempts - 1
             WHERE id = $1 AND runner_id = $2`
          : 'DELETE FROM jobs WHERE id = $1 AND runner_id = $2',
        [id, this.runner_id],
      ),
    );
  }

  private leaseEnd(): string {
    return leaseTime(this.database, this.clock, LEASE_MS);
  }
}

function nameOf(kind: string, subjectId: string): string {
  return `${kind} ${subjectId}`;
}
