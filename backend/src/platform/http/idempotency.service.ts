import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock.js';
import { toTimestamp } from '../database/columns.js';
import { Database } from '../database/database.js';
import { DomainError } from '../domain-error.js';
import { newId } from '../ids.js';
import { Logger } from '../observability/logger.js';
import type { Attempt } from './idempotency-key.decorator.js';

const KEPT_MS = 24 * 60 * 60 * 1000;
const SWEEP_EVERY_MS = 60 * 60 * 1000;

/** How a feature makes the thing of a request. */
export interface Making<T> {
  /** Makes it with exactly this id and gives the answer. */
  create(id: string): Promise<T>;
  /** Gives the answer for what an earlier request made. @throws a DomainError `not_found` when it was never made */
  again(id: string): Promise<T>;
}

interface Kept {
  fingerprint: string;
  resource_id: string;
  response_body: string | null;
}

interface InProgress {
  fingerprint: string;
  /** Whether `result` is an answer, which another request can be given too; a stream is not. */
  shareable: boolean;
  result: Promise<unknown>;
}

/** A request that has its key. */
type KeyedAttempt = Attempt & { key: string };

/**
 * Lets a client repeat a POST without making a second thing. The key is stored first, together with the id of what will
 * be made; so after a crash at any point the repeated request finds the thing under that id, or makes it under that id.
 */
@Injectable()
export class Idempotency implements OnApplicationBootstrap, OnModuleDestroy {
  /** Requests of this process that are making their thing now, by scope and key. */
  private readonly making = new Map<string, InProgress>();
  private sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** The answer is stored and given again, word for word; a second request during the first gets the same. */
  async once<T>(attempt: Attempt, making: Making<T>): Promise<T> {
    if (!hasKey(attempt)) return making.create(newId());
    const other = this.inProgress(attempt);
    if (other) {
      const answer = await other.result;
      return other.shareable ? (answer as T) : this.once(attempt, making);
    }
    return this.inTurn(attempt, true, async () => {
      const kept = await this.claim(attempt);
      if (kept.response_body !== null) return JSON.parse(kept.response_body) as T;
      const answer = await this.make(attempt, kept, making);
      await this.keepAnswer(attempt, answer);
      return answer;
    });
  }

  /** Only the id is stored: for a stream, which a repeated request follows instead of reading it again. */
  async attach<T>(attempt: Attempt, making: Making<T>): Promise<T> {
    if (!hasKey(attempt)) return making.create(newId());
    const other = this.inProgress(attempt);
    if (other) {
      await other.result;
      return this.attach(attempt, making);
    }
    return this.inTurn(attempt, false, async () => this.make(attempt, await this.claim(attempt), making));
  }

  /** Forgets keys older than a day, now and every hour. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.sweeper = setInterval(() => {
      this.sweep().catch((error: unknown) => this.logger.warn('old idempotency keys were not removed', { error }));
    }, SWEEP_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeper);
  }

  private async sweep(): Promise<void> {
    const before = toTimestamp(new Date(this.clock.now().getTime() - KEPT_MS));
    await this.database.write((manager) =>
      manager.query('DELETE FROM idempotency_keys WHERE created_at < $1', [before]),
    );
  }

  private inProgress(attempt: KeyedAttempt): InProgress | undefined {
    const other = this.making.get(nameOf(attempt));
    if (other && other.fingerprint !== attempt.fingerprint) throw reused();
    return other;
  }

  private async inTurn<T>(attempt: KeyedAttempt, shareable: boolean, work: () => Promise<T>): Promise<T> {
    const result = work();
    this.making.set(nameOf(attempt), { fingerprint: attempt.fingerprint, shareable, result });
    try {
      return await result;
    } finally {
      this.making.delete(nameOf(attempt));
    }
  }

  /** The row of this key, made now if there is none that still counts. */
  private async claim({ scope, key, fingerprint }: KeyedAttempt): Promise<Kept & { fresh: boolean }> {
    const now = this.clock.now();
    const resource_id = newId();
    const kept = await this.database.write(async (manager) => {
      await manager.query('DELETE FROM idempotency_keys WHERE scope = $1 AND key = $2 AND created_at < $3', [
        scope,
        key,
        toTimestamp(new Date(now.getTime() - KEPT_MS)),
      ]);
      await manager.query(
        'INSERT INTO idempotency_keys (scope, key, fingerprint, resource_id, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (scope, key) DO NOTHING',
        [scope, key, fingerprint, resource_id, toTimestamp(now)],
      );
      const [row] = await manager.query<Kept[]>(
        'SELECT fingerprint, resource_id, response_body FROM idempotency_keys WHERE scope = $1 AND key = $2',
        [scope, key],
      );
      return row;
    });
    if (kept === undefined) throw new Error('an idempotency key vanished while it was claimed');
    if (kept.fingerprint !== fingerprint) throw reused();
    return { ...kept, fresh: kept.resource_id === resource_id };
  }

  private async make<T>(attempt: KeyedAttempt, kept: Kept & { fresh: boolean }, making: Making<T>): Promise<T> {
    if (kept.fresh) return this.createFirst(attempt, kept.resource_id, making);
    try {
      return await making.again(kept.resource_id);
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'not_found')) throw error;
      return making.create(kept.resource_id);
    }
  }

  /**
   * A request that was refused may be made again with the same key. Only who claimed the key gives it up, and only when
   * nothing was made for sure: after any other error the row leads the next attempt to what may be there.
   */
  private async createFirst<T>({ scope, key }: KeyedAttempt, id: string, making: Making<T>): Promise<T> {
    try {
      return await making.create(id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.database.write((manager) =>
        manager.query('DELETE FROM idempotency_keys WHERE scope = $1 AND key = $2', [scope, key]),
      );
      throw error;
    }
  }

  private async keepAnswer({ scope, key }: KeyedAttempt, answer: unknown): Promise<void> {
    await this.database.write((manager) =>
      // Numbered in order of appearance: SQLite gives them out that way.
      manager.query('UPDATE idempotency_keys SET response_body = $1 WHERE scope = $2 AND key = $3', [
        JSON.stringify(answer),
        scope,
        key,
      ]),
    );
  }
}

function hasKey(attempt: Attempt): attempt is KeyedAttempt {
  return attempt.key !== null;
}

function nameOf({ scope, key }: KeyedAttempt): string {
  return `${scope} ${key}`;
}

function reused(): DomainError {
  return new DomainError('conflict', 'idempotency_conflict', 'This Idempotency-Key was used with another request.');
}
