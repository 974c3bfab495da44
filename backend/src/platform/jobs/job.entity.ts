import { Entity, Index } from 'typeorm';
import { Count, PrimaryId, Timestamp, Uuid, Word } from '../database/columns.js';

/** Work that waits or is being done; a job that ended, well or badly, has no row. */
@Entity('jobs')
@Index('jobs_of_subject', ['kind', 'subject_id'], { unique: true })
export class JobRow {
  @PrimaryId()
  id!: string;

  @Word(40)
  kind!: string;

  /** What it is about; at most one job of a kind at a time. */
  @Uuid()
  subject_id!: string;

  /** How often it was begun. */
  @Count()
  attempts!: number;

  /** Which process does it; null while it waits. */
  @Uuid({ nullable: true })
  runner_id!: string | null;

  /** When the runner counts as gone if it has not renewed this. */
  @Timestamp({ nullable: true })
  lease_expires_at!: string | null;

  @Timestamp()
  created_at!: string;
}
