import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Count, Flag, Json, LongText, PrimaryId, Timestamp, Uuid, Word } from '../../../platform/database/columns.js';
import type { AudioRecord } from './message-audio.js';
import type { CitationRecord } from './citation.js';
import type { ErrorCode } from '../../../platform/http/errors/error-table.js';
import { Session } from '../session.entity.js';

export type MessageRole = 'user' | 'assistant';
export type MessageStatus = 'complete' | 'streaming' | 'stopped' | 'interrupted' | 'failed';
export type MessageType = 'text' | 'voice';
export type MessageFinishReason = 'stop' | 'length' | 'content_filter';

/** Why an answer failed or was interrupted. */
export interface MessageErrorRecord {
  /** Stable word of the API, such as `provider_timeout`. */
  code: ErrorCode;
  /** The cause, for people. */
  detail: string;
  /** When the provider asks to be tried again; null when it named no time. */
  retry_at: string | null;
}

/** What one answer used, as the provider counted it; the sum over all turns that wrote it. */
export interface UsageRecord {
  input_tokens: number;
  cached_input_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
  model: string;
}

@Entity('messages')
@Index('messages_by_session', ['session_id', 'id'])
@Index('messages_by_audio_file', ['audio_file'], { unique: true, where: 'audio_file IS NOT NULL' })
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

  /** How it was said, or was to be said. */
  @Word(5, { default: 'text' })
  message_type!: MessageType;

  /** Name of its sound, such as `<id>.webm`: a recording, or the whole answer spoken. */
  @Word(60, { nullable: true })
  audio_file!: string | null;

  @Json({ nullable: true })
  audio!: AudioRecord | null;

  @Word(12)
  status!: MessageStatus;

  @Word(16, { nullable: true })
  finish_reason!: MessageFinishReason | null;

  /** Null unless the answer failed or was interrupted. */
  @Json({ nullable: true })
  error!: MessageErrorRecord | null;

  @Json({ nullable: true })
  usage!: UsageRecord | null;

  /** Passages that were given for it; null when no documents were searched. */
  @Json({ nullable: true })
  citations!: CitationRecord[] | null;

  @Count()
  documents_searched!: number;

  /** Null when no documents were searched. */
  @Count({ nullable: true, default: null })
  search_duration_ms!: number | null;

  /** True when no model wrote it. */
  @Flag()
  simulated!: boolean;

  @Timestamp()
  created_at!: string;
}
