import type { EntityManager } from 'typeorm';

/** One piece of work about one thing. */
export interface Job {
  kind: string;
  subject_id: string;
  /** How often it was begun, this time included; more than 1 after a crash. */
  attempt: number;
  /** False when another process has taken it over, or it was cancelled: what fails then says nothing about the job. */
  isOurs(): Promise<boolean>;
}

/**
 * Does the work. It must be able to go on after a crash at any point, and to end soon after `signal` aborts: the job was
 * cancelled, another process took it over, or the server stops and will begin it again. What it throws is logged; it says itself what that means.
 */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

/** Work that survives a restart: what is added is done, at least once, by some process. */
export abstract class JobQueue {
  /** Declares who does the jobs of a kind; call it before the application starts. */
  abstract handle(kind: string, handler: JobHandler): void;

  /** Adds a job in the transaction of what it is about; one that runs or waits already is done from the beginning. */
  abstract add(manager: EntityManager, kind: string, subjectId: string): Promise<void>;

  /** Adds jobs where there are none; those that run, here or in another process, go on. */
  abstract ensure(manager: EntityManager, kind: string, subjectIds: readonly string[]): Promise<void>;

  /** Ends a job that waits or runs here, and resolves when nobody works on it any more. */
  abstract cancel(kind: string, subjectId: string): Promise<void>;

  /** Looks for work now instead of at the next tick; call it after the transaction that added a job. */
  abstract wake(): void;
}
