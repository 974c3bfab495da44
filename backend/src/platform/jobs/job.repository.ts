import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { toTimestamp } from '../database/columns.js';
import { Database } from '../database/database.js';
import { LEASE_MS, leaseTime } from '../database/lease-time.js';
import { newId } from '../ids.js';

/** A job that was claimed. */
export interface ClaimedJob {
  id: string;
  kind: string;
  subject_id: string;
  /** This time included. */
  attempts: number;
}

@Injectable()
export class JobRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whether this process runs the job. */
  async isClaimedBy(runnerId: string, id: string): Promise<boolean> {
    const rows = await this.database.read.query<unknown[]>('SELECT 1 FROM jobs WHERE id = $1 AND runner_id = $2', [
      id,
      runnerId,
    ]);
    return rows.length > 0;
  }

  /** One that is there already waits again, as if it had never been begun. */
  async insertOrRestart(manager: EntityManager, kind: string, subjectId: string): Promise<void> {
    await manager.query(
      `INSERT INTO jobs (id, kind, subject_id, attempts, created_at) VALUES ($1, $2, $3, 0, $4)
       ON CONFLICT (kind, subject_id) DO UPDATE SET runner_id = NULL, lease_expires_at = NULL, attempts = 0`,
      [newId(), kind, subjectId, toTimestamp(this.clock.now())],
    );
  }

  /** Those that are there already stay as they are. */
  async insertMissing(manager: EntityManager, kind: string, subjectIds: readonly string[]): Promise<void> {
    for (const subjectId of subjectIds) {
      await manager.query(
        `INSERT INTO jobs (id, kind, subject_id, attempts, created_at) VALUES ($1, $2, $3, 0, $4)
         ON CONFLICT (kind, subject_id) DO NOTHING`,
        [newId(), kind, subjectId, toTimestamp(this.clock.now())],
      );
    }
  }

  async deleteOf(manager: EntityManager, kind: string, subjectId: string): Promise<void> {
    await manager.query('DELETE FROM jobs WHERE kind = $1 AND subject_id = $2', [kind, subjectId]);
  }

  /**
   * Claims the job that has waited longest, or whose runner is gone.
   * @param except jobs that run in this process: after a long sleep a lease of its own may be over
   */
  async claimNext(manager: EntityManager, runnerId: string, except: readonly string[]): Promise<ClaimedJob | null> {
    const lock = this.database.dialect === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : '';
    const others = except.map((_, index) => `AND id <> $${index + 1}`).join(' ');
    const isFree = `(runner_id IS NULL OR lease_expires_at < ${leaseTime(this.database, this.clock)})`;
    const [row] = await manager.query<ClaimedJob[]>(
      `SELECT id, kind, subject_id, attempts FROM jobs WHERE ${isFree} ${others} ORDER BY id LIMIT 1 ${lock}`,
      [...except],
    );
    if (!row) return null;
    await manager.query(
      `UPDATE jobs SET runner_id = $1, lease_expires_at = ${this.leaseEnd()}, attempts = attempts + 1 WHERE id = $2`,
      [runnerId, row.id],
    );
    return { ...row, attempts: row.attempts + 1 };
  }

  /** @returns the jobs that are still this runner's */
  async renewLeases(manager: EntityManager, runnerId: string): Promise<Set<string>> {
    await manager.query(`UPDATE jobs SET lease_expires_at = ${this.leaseEnd()} WHERE runner_id = $1`, [runnerId]);
    const rows = await manager.query<{ id: string }[]>('SELECT id FROM jobs WHERE runner_id = $1', [runnerId]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Gives a job back as if this runner had never begun it; harmless when another one claimed it. */
  async release(manager: EntityManager, runnerId: string, id: string): Promise<void> {
    await manager.query(
      `UPDATE jobs SET runner_id = NULL, lease_expires_at = NULL, attempts = attempts - 1
       WHERE id = $1 AND runner_id = $2`,
      [id, runnerId],
    );
  }

  /** Harmless when another runner claimed it. */
  async delete(manager: EntityManager, runnerId: string, id: string): Promise<void> {
    await manager.query('DELETE FROM jobs WHERE id = $1 AND runner_id = $2', [id, runnerId]);
  }

  /** Gives every job back, whoever claimed it. */
  async releaseAll(manager: EntityManager): Promise<void> {
    await manager.query('UPDATE jobs SET runner_id = NULL, lease_expires_at = NULL');
  }

  private leaseEnd(): string {
    return leaseTime(this.database, this.clock, LEASE_MS);
  }
}
