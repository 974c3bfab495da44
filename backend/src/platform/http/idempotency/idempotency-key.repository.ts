import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { toTimestamp } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { updateFrom } from '../../database/rows/insert-rows.js';
import { LEASE_MS, leaseTime } from '../../database/lease-time.js';
import { newId } from '../../ids.js';
import type { Attempt } from './idempotency-key.decorator.js';

/** How long a key gives the first answer again. */
const RETENTION_MS = 24 * 60 * 60 * 1000;
/** Keys removed in one transaction. */
const PORTION = 500;

/** A request that has its key. */
export type KeyedAttempt = Attempt & { key: string };

/** What is stored under a key. */
export interface StoredKey {
  fingerprint: string;
  resource_id: string;
  response_body: string | null;
  /** Made by this claim. */
  isNew: boolean;
  /** Another process is answering its request now. */
  isBusy: boolean;
}

interface KeyRow extends Omit<StoredKey, 'isNew' | 'isBusy'> {
  runner_id: string | null;
  is_alive: number;
}

/**
 * The table of keys. On Postgres a request that is being answered has a runner and a lease in its row, so that another
 * process neither answers it a second time nor waits for one that died. With SQLite there is no other process.
 */
@Injectable()
export class IdempotencyKeyRepository {
  /** Names this process, from its start to its end. */
  private readonly runner_id: string | null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.runner_id = database.dialect === 'postgres' ? newId() : null;
  }

  /** The row of this key, made now if there is none that still counts; it is this process's unless it is busy. */
  claim({ scope, key, fingerprint }: KeyedAttempt): Promise<StoredKey> {
    const resourceId = newId();
    return this.database.write(async (manager) => {
      await manager.query('DELETE FROM idempotency_keys WHERE scope = $1 AND key = $2 AND created_at < $3', [
        scope,
        key,
        this.oldest(),
      ]);
      await manager.query(
        `INSERT INTO idempotency_keys (scope, key, fingerprint, resource_id, created_at, runner_id, lease_expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, ${this.leaseEnd()}) ON CONFLICT (scope, key) DO NOTHING`,
        [scope, key, fingerprint, resourceId, toTimestamp(this.clock.now()), this.runner_id],
      );
      const [row] = await manager.query<KeyRow[]>(
        `SELECT fingerprint, resource_id, response_body, runner_id,
           CASE WHEN lease_expires_at > ${leaseTime(this.database, this.clock)} THEN 1 ELSE 0 END AS is_alive
         FROM idempotency_keys WHERE scope = $1 AND key = $2 ${this.runner_id === null ? '' : 'FOR UPDATE'}`,
        [scope, key],
      );
      if (row === undefined) throw new Error('an idempotency key vanished while it was claimed');
      const isOfOthers = this.runner_id !== null && row.runner_id !== null && row.runner_id !== this.runner_id;
      const isBusy = isOfOthers && row.is_alive === 1;
      // One that an earlier request released without an answer is nobody's.
      const isFree = this.runner_id !== null && row.runner_id === null && row.response_body === null;
      if (isFree || (isOfOthers && !isBusy)) {
        await manager.query(
          `UPDATE idempotency_keys SET runner_id = $1, lease_expires_at = ${this.leaseEnd()} WHERE scope = $2 AND key = $3`,
          [this.runner_id, scope, key],
        );
      }
      return { ...row, isNew: row.resource_id === resourceId, isBusy };
    });
  }

  /** The request is over, and leaves no answer here. */
  async release({ scope, key }: KeyedAttempt): Promise<void> {
    if (this.runner_id === null) return;
    await this.database.write((manager) =>
      manager.query(
        'UPDATE idempotency_keys SET runner_id = NULL, lease_expires_at = NULL WHERE scope = $1 AND key = $2 AND runner_id = $3',
        [scope, key, this.runner_id],
      ),
    );
  }

  /** Stores the answer that every repeated request gets; the first one counts. */
  async storeAnswer({ scope, key }: KeyedAttempt, answer: unknown): Promise<void> {
    await this.database.write((manager) =>
      manager.query(
        // Numbered in order of appearance: SQLite gives them out that way.
        `UPDATE idempotency_keys SET response_body = $1, runner_id = NULL, lease_expires_at = NULL
         WHERE scope = $2 AND key = $3 AND response_body IS NULL`,
        [JSON.stringify(answer), scope, key],
      ),
    );
  }

  /** Frees the key of a request that was refused. */
  async remove({ scope, key }: KeyedAttempt): Promise<void> {
    await this.database.write((manager) =>
      manager.query(
        'DELETE FROM idempotency_keys WHERE scope = $1 AND key = $2 AND (runner_id IS NULL OR runner_id = $3)',
        [scope, key, this.runner_id],
      ),
    );
  }

  /** Says that this process still answers these requests. */
  async renewLeases(attempts: readonly KeyedAttempt[]): Promise<void> {
    const { runner_id } = this;
    if (runner_id === null || attempts.length === 0) return;
    await this.database.write((manager) =>
      updateFrom(
        manager,
        attempts.map(({ scope, key }) => ({ scope, key, runner_id })),
        `UPDATE idempotency_keys SET lease_expires_at = ${this.leaseEnd()} FROM given
         WHERE idempotency_keys.scope = given.scope AND idempotency_keys.key = given.key
           AND idempotency_keys.runner_id = given.runner_id`,
      ),
    );
  }

  /** Removes some keys that are older than a day. @returns how many */
  async removeOld(): Promise<number> {
    const old = await this.database.read.query<{ scope: string; key: string }[]>(
      `SELECT scope, key FROM idempotency_keys WHERE created_at < $1 ORDER BY created_at LIMIT ${PORTION}`,
      [this.oldest()],
    );
    if (old.length === 0) return 0;
    await this.database.write(async (manager) => {
      const keys = old.map((_, at) => `($${2 * at + 1}, $${2 * at + 2})`).join(', ');
      await manager.query(
        `DELETE FROM idempotency_keys WHERE (scope, key) IN (VALUES ${keys})`,
        old.flatMap(({ scope, key }) => [scope, key]),
      );
    });
    return old.length;
  }

  private oldest(): string {
    return toTimestamp(new Date(this.clock.now().getTime() - RETENTION_MS));
  }

  private leaseEnd(): string {
    return this.runner_id === null ? 'NULL' : leaseTime(this.database, this.clock, LEASE_MS);
  }
}
