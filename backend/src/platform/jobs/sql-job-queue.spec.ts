import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../config/read-config.js';
import { collectLogLines } from '../../testing/log-lines.js';
import { testDatabaseUrl } from '../../testing/servers/test-database-url.js';
import { makeDatabase, type ThrowAwayDatabase } from '../../testing/servers/throw-away-database.js';
import { SystemClock } from '../clock.js';
import { makeDataSources } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { newId } from '../ids.js';
import type { Job } from './job-queue.js';
import { JobRow } from './job.entity.js';
import { JobRepository } from './job.repository.js';
import { SqlJobQueue } from './sql-job-queue.js';

const TICK_MS = 5_000;

/** One piece of work under way, which a test ends when it wants to. */
interface Begun {
  job: Job;
  signal: AbortSignal;
  end(error?: Error): void;
}

/** A process with a queue, whose work waits until it is ended or aborted. */
class Worker {
  readonly begun: Begun[] = [];
  readonly queue: SqlJobQueue;
  private waiting: { count: number; resolve: () => void } | null = null;

  constructor(database: Database) {
    this.queue = new SqlJobQueue(
      database,
      new JobRepository(database, new SystemClock()),
      collectLogLines('silent').logger,
    );
    this.queue.handle('read', (job, signal) => this.work(job, signal));
  }

  /** Resolves when so many pieces of work were begun. */
  async has(count: number): Promise<Begun> {
    if (this.begun.length < count) await new Promise<void>((resolve) => (this.waiting = { count, resolve }));
    return this.begun[count - 1] as Begun;
  }

  /** Lets the queue look, and waits until it has. */
  async look(): Promise<void> {
    this.queue.wake();
    await this.queue['looking'];
  }

  async tick(): Promise<void> {
    jest.advanceTimersByTime(TICK_MS);
    await this.queue['looking'];
  }

  private work(job: Job, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      this.begun.push({ job, signal, end: (error) => (error ? reject(error) : resolve()) });
      if (this.begun.length >= (this.waiting?.count ?? Infinity)) this.waiting?.resolve();
    });
  }
}

describe('The queue of jobs', () => {
  let folder: string;
  let postgres: ThrowAwayDatabase | null;
  let database: Database;
  let worker: Worker;

  beforeEach(async () => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask', 'performance', 'Date'],
    });
    folder = await mkdtemp(join(tmpdir(), 'parley-jobs-'));
    const server = testDatabaseUrl();
    postgres = server === null ? null : await makeDatabase(server);
    const { storage } = parseConfig({ DATA_DIR: folder, ...(postgres && { DATABASE_URL: postgres.url }) });
    database = new Database(makeDataSources(storage, [JobRow]), folder);
    await database.open();
    worker = await started();
  });

  afterEach(async () => {
    await worker.queue.beforeApplicationShutdown();
    await database.close();
    await postgres?.drop();
    await rm(folder, { recursive: true });
    jest.useRealTimers();
  });

  async function started(): Promise<Worker> {
    const another = new Worker(database);
    await another.queue.onApplicationBootstrap();
    return another;
  }

  async function add(...subjectIds: string[]): Promise<void> {
    await database.write(async (manager) => {
      for (const subjectId of subjectIds) await worker.queue.add(manager, 'read', subjectId);
    });
  }

  /** As after a long sleep of the machine: the lease of everything that is being done is over. */
  async function leaseEnds(): Promise<void> {
    const over = '2026-01-01T00:00:00.000Z';
    await database.write((manager) => manager.query('UPDATE jobs SET lease_expires_at = $1', [over]));
  }

  const rows = () => database.read.query<JobRow[]>('SELECT * FROM jobs ORDER BY id');

  it('does what was added, once, and keeps nothing of what is done', async () => {
    const subjectId = newId();
    await add(subjectId, subjectId);
    worker.queue.wake();
    const { job, end } = await worker.has(1);
    expect(job).toMatchObject({ kind: 'read', subject_id: subjectId, attempt: 1 });
    end();
    await worker.queue.cancel('read', subjectId);
    await worker.look();
    expect(worker.begun).toHaveLength(1);
    expect(await rows()).toEqual([]);
  });

  it('does a job once more that is added while it ends', async () => {
    const subjectId = newId();
    await add(subjectId);
    await worker.look();
    await add(subjectId);
    (await worker.has(1)).end();
    expect((await worker.has(2)).job).toMatchObject({ subject_id: subjectId, attempt: 1 });
  });

  it('leaves a job to the process that does it when another one that starts makes sure that there is one', async () => {
    const subjectId = newId();
    await add(subjectId);
    await worker.look();
    await database.write((manager) => worker.queue.ensure(manager, 'read', [subjectId]));
    await expect(worker.begun[0]?.job.isOurs()).resolves.toBe(true);
    const other = new Worker(database);
    await other.look();
    expect(other.begun).toEqual([]);
    expect(await rows()).toEqual([expect.objectContaining({ subject_id: subjectId, attempts: 1 })]);
  });

  it('does at most two jobs at once, in the order in which they were added', async () => {
    const subjects = [newId(), newId(), newId()];
    await add(...subjects);
    await worker.look();
    expect(worker.begun.map(({ job }) => job.subject_id)).toEqual(subjects.slice(0, 2));
    worker.begun[0]?.end();
    expect((await worker.has(3)).job.subject_id).toBe(subjects[2]);
  });

  it('begins nothing of a transaction that was taken back', async () => {
    const failing = database.write(async (manager) => {
      await worker.queue.add(manager, 'read', newId());
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await worker.look();
    expect(worker.begun).toEqual([]);
  });

  it('forgets a job that fails: what came of it was stored by who did it', async () => {
    const subjectId = newId();
    await add(subjectId);
    await worker.look();
    worker.begun[0]?.end(new Error('broken'));
    await worker.queue.cancel('read', subjectId);
    expect(await rows()).toEqual([]);
    await add(subjectId);
    await worker.look();
    expect((await worker.has(2)).job.attempt).toBe(1);
  });

  it('ends a job that is cancelled, and only then says so', async () => {
    const [running, waiting] = [newId(), newId()];
    await add(running, newId(), waiting);
    await worker.look();
    await worker.queue.cancel('read', waiting);
    await worker.queue.cancel('read', running);
    expect(worker.begun[0]?.signal.aborted).toBe(true);
    expect((await rows()).map(({ subject_id }) => subject_id)).not.toContain(running);
    await worker.look();
    expect(worker.begun).toHaveLength(2);
  });

  it('gives back what runs when the server stops, without counting the attempt; the next start goes on', async () => {
    await add(newId());
    await worker.look();
    await worker.queue.beforeApplicationShutdown();
    expect(worker.begun[0]?.signal.aborted).toBe(true);
    expect(await rows()).toMatchObject([{ runner_id: null, lease_expires_at: null, attempts: 0 }]);
    worker = await started();
    expect((await worker.has(1)).job.attempt).toBe(1);
  });

  it('goes on with what a process that died had begun when its lease is over, and not before', async () => {
    await add(newId());
    await worker.look();
    const other = new Worker(database);
    await other.look();
    expect(other.begun).toEqual([]);
    await leaseEnds();
    await other.look();
    expect((await other.has(1)).job.attempt).toBe(2);
    other.begun[0]?.end();
    await other.queue.beforeApplicationShutdown();
  });

  it('keeps its lease as long as it works', async () => {
    await add(newId());
    await worker.look();
    await leaseEnds();
    await worker.tick();
    const other = new Worker(database);
    await other.look();
    expect(other.begun).toEqual([]);
    await expect(worker.begun[0]?.job.isOurs()).resolves.toBe(true);
  });

  it('stops working on what another process has taken over, and leaves it to that one', async () => {
    await add(newId());
    await worker.look();
    await leaseEnds();
    const other = new Worker(database);
    await other.look();
    await other.has(1);
    await expect(worker.begun[0]?.job.isOurs()).resolves.toBe(false);
    await worker.tick();
    expect(worker.begun[0]?.signal.aborted).toBe(true);
    await worker.look();
    expect(await rows()).toMatchObject([{ attempts: 2 }]);
    expect(worker.begun).toHaveLength(1);
    await other.queue.beforeApplicationShutdown();
  });

  it('does not begin a job a second time that it is still doing after a long sleep of the machine', async () => {
    await add(newId());
    await worker.look();
    await leaseEnds();
    await worker.look();
    expect(worker.begun).toHaveLength(1);
    await worker.tick();
    expect(worker.begun[0]?.signal.aborted).toBe(false);
  });
});
