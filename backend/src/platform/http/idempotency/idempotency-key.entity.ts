import { Entity, Index, PrimaryColumn } from 'typeorm';
import { LongText, Timestamp, Uuid, Word } from '../../database/columns.js';

/** A key a client has used, and the id of the one thing that its request makes. */
@Entity('idempotency_keys')
@Index('idempotency_keys_by_age', ['created_at'])
export class IdempotencyKeyRow {
  /** Caller, method and path. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  scope!: string;

  @PrimaryColumn({ type: 'varchar', length: 128 })
  key!: string;

  /** SHA-256 of the request, in hex. */
  @Word(64)
  fingerprint!: string;

  @Uuid()
  resource_id!: string;

  /** JSON of the first answer; null until there is one, and for streams. */
  @LongText({ nullable: true })
  response_body!: string | null;

  @Timestamp()
  created_at!: string;

  /** Which process answers the request now; null when it is over, and on SQLite, where there is one process. */
  @Uuid({ nullable: true })
  runner_id!: string | null;

  /** When that process counts as gone if it has not renewed this. */
  @Timestamp({ nullable: true })
  lease_expires_at!: string | null;
}
