import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Flag, Json, LongText, PrimaryId, Timestamp, Uuid, Word } from '../../platform/database/columns.js';
import { Session } from './session.entity.js';

export type MessageRole = 'user' | 'assistant';
export type MessageStatus = 'complete' | 'streaming' | 'stopped' | 'interrupted' | 'failed';
export type MessageFinishReason = 'stop' | 'length' | 'content_filter';

/** What one answer used, as the provider counted it. */
export interface UsageRecord {
  input_tokens: number;
  cached_input_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
  model: string;
}

@Entity('messages')
@Index('messages_by_session', ['session_id', 'id'])
export class Message {
  @PrimaryId()
  id!: string;

  @Uuid()
  session_id!: string;

  @ManyToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'messages_session' })
  session?: Relation<Session>;

  /** The message this one follows; null for the first. The branch is read along these. */
  @Uuid({ nullable: true })
  parent_id!: string | null;

  /** The turn that last wrote this message. */
  @Uuid()
  turn_id!: string;

  @Word(10)
  role!: MessageRole;

  @LongText()
  content!: string;

  @Word(12)
  status!: MessageStatus;

  @Word(16, { nullable: true })
  finish_reason!: MessageFinishReason | null;

  @Json({ nullable: true })
  usage!: UsageRecord | null;

  /** True when no model wrote it. */
  @Flag()
  simulated!: boolean;

  @Timestamp()
  created_at!: string;
}
