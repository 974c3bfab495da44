import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Json, PrimaryId, Timestamp, Uuid, Word } from '../../platform/database/columns.js';
import type { UsageRecord } from '../sessions/message/message.entity.js';
import { Session } from '../sessions/session.entity.js';

export type TurnStatus = 'running' | 'complete' | 'stopped' | 'interrupted' | 'failed';

/** A stage of the turn's trace; times are milliseconds from the turn's start. */
export interface TraceRecord {
  stage: 'queue' | 'transcribe' | 'rewrite' | 'retrieve' | 'first_token' | 'answer' | 'first_audio' | 'speak';
  started_at_ms: number;
  duration_ms: number;
  model: string | null;
  usage: UsageRecord | null;
}

@Entity('turns')
@Index('turns_by_session', ['session_id'])
@Index('turns_by_status', ['status', 'finished_at'])
// A session answers one turn at a time: the rule that holds whatever the code above does.
@Index('turns_one_running', ['session_id'], { unique: true, where: "status = 'running'" })
export class Turn {
  @PrimaryId()
  id!: string;

  @Uuid()
  session_id!: string;

  @ManyToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'turns_session' })
  session?: Relation<Session>;

  @Uuid()
  user_message_id!: string;

  @Uuid()
  assistant_message_id!: string;

  @Word(12)
  status!: TurnStatus;

  @Json()
  trace!: TraceRecord[];

  @Json({ nullable: true })
  usage!: UsageRecord | null;

  /** Which process writes it; a process is known by an id of its own start. */
  @Uuid()
  runner_id!: string;

  /** When the runner counts as gone if it has not renewed this. */
  @Timestamp()
  lease_expires_at!: string;

  @Timestamp()
  created_at!: string;

  @Timestamp({ nullable: true })
  finished_at!: string | null;
}
