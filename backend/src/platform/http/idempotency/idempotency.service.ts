import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { LEASE_RENEWAL_MS } from '../../database/lease-time.js';
import { DomainError } from '../../domain-error.js';
import { newId } from '../../ids.js';
import { inPortions, Maintenance } from '../../maintenance/maintenance.js';
import { Logger } from '../../observability/logger.js';
import type { Attempt } from './idempotency-key.decorator.js';
import { IdempotencyKeyRepository, type KeyedAttempt, type StoredKey } from './idempotency-key.repository.js';

const CLEANUP_EVERY_MS = 60 * 60 * 1000;
/** How long a request waits for another process that answers the same one. */
const PATIENCE_MS = 10_000;
const POLL_MS = 200;
const RETRY_AFTER_SECONDS = 5;

/** How a feature makes the thing of a request. */
export interface Making<T> {
  /** Makes it with exactly this id and gives the answer. */
  create(id: string): Promise<T>;
  /** Gives the answer for what an earlier request made. @throws a DomainError `not_found` when it was never made */
  again(id: string): Promise<T>;
}

interface InProgress {
  attempt: KeyedAttempt;
  /** Whether `result` is an answer, which another request can be given too; a stream is not. */
  shareable: boolean;
  result: Promise<unknown>;
}

/**
 * Lets a client repeat a POST without making a second thing. The key is stored first, together with the id of what will
 * be made; so after a crash at any point the repeated request finds the thing under that id, or makes it under that id.
 */
@Injectable()
export class Idempotency implements OnApplicationBootstrap, OnModuleDestroy {
  /** Requests of this process that are making their thing now, by scope and key. */
  private readonly making = new Map<string, InProgress>();
  private renewal: NodeJS.Timeout | undefined;

  constructor(
    private readonly keys: IdempotencyKeyRepository,
    private readonly clock: Clock,
    private readonly maintenance: Maintenance,
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
      const stored = await this.claim(attempt);
      if (stored.response_body !== null) return JSON.parse(stored.response_body) as T;
      const answer = await this.make(attempt, stored, making);
      await this.keys.storeAnswer(attempt, answer);
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
    return this.inTurn(attempt, false, async () => {
      const result = await this.make(attempt, await this.claim(attempt), making);
      await this.keys.release(attempt);
      return result;
    });
  }

  onApplicationBootstrap(): void {
    this.renewal = setInterval(() => this.renewLeases(), LEASE_RENEWAL_MS).unref();
    this.maintenance.every(CLEANUP_EVERY_MS, 'idempotency keys older than a day', (signal) =>
      inPortions(signal, () => this.keys.removeOld()),
    );
  }

  onModuleDestroy(): void {
    clearInterval(this.renewal);
  }

  private renewLeases(): void {
    const attempts = [...this.making.values()].map(({ attempt }) => attempt);
    this.keys
      .renewLeases(attempts)
      .catch((error: unknown) => this.logger.warn('leases of idempotency keys were not renewed', { error }));
  }

  private inProgress(attempt: KeyedAttempt): InProgress | undefined {
    const other = this.making.get(nameOf(attempt));
    if (other && other.attempt.fingerprint !== attempt.fingerprint) throw reused();
    return other;
  }

  private async inTurn<T>(attempt: KeyedAttempt, shareable: boolean, work: () => Promise<T>): Promise<T> {
    const result = work();
    this.making.set(nameOf(attempt), { attempt, shareable, result });
    try {
      return await result;
    } finally {
      this.making.delete(nameOf(attempt));
    }
  }

  /** Waits while another process answers the same request. @throws DomainError when it takes too long */
  private async claim(attempt: KeyedAttempt): Promise<StoredKey> {
    const deadlineMs = this.clock.monotonicMs() + PATIENCE_MS;
    for (;;) {
      const stored = await this.keys.claim(attempt);
      if (stored.fingerprint !== attempt.fingerprint) throw reused();
      if (!stored.isBusy) return stored;
      if (this.clock.monotonicMs() >= deadlineMs) throw stillInProgress();
      await pause(POLL_MS);
    }
  }

  private async make<T>(attempt: KeyedAttempt, stored: StoredKey, making: Making<T>): Promise<T> {
    try {
      if (stored.isNew) return await this.create(stored.resource_id, making);
      return await this.makeAgain(stored.resource_id, making);
    } catch (error) {
      // Only who made the key gives it up, and only when nothing was made for sure: after any other error the row leads
      // the next attempt to what may be there.
      if (stored.isNew && error instanceof DomainError && error.isRefusal) await this.keys.remove(attempt);
      else await this.keys.release(attempt);
      throw error;
    }
  }

  private async makeAgain<T>(id: string, making: Making<T>): Promise<T> {
    try {
      return await making.again(id);
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'not_found')) throw error;
      return this.create(id, making);
    }
  }

  /** Another process may have made it under the same id meanwhile, if this one was held up for longer than its lease. */
  private async create<T>(id: string, making: Making<T>): Promise<T> {
    try {
      return await making.create(id);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      try {
        return await making.again(id);
      } catch {
        throw error;
      }
    }
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

function stillInProgress(): DomainError {
  return new DomainError('conflict', 'idempotency_in_progress', 'The same request is still being answered.', {
    retry_after_seconds: RETRY_AFTER_SECONDS,
  });
}
