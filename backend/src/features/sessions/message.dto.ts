import { ApiProperty } from '@nestjs/swagger';
import type { MessageFinishReason, MessageRole, MessageStatus, MessageType } from './message.entity.js';

export class Usage {
  @ApiProperty({ type: 'integer', description: 'Includes the cached ones.' })
  input_tokens!: number;

  @ApiProperty({ type: 'integer' })
  cached_input_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'Includes the reasoning ones.' })
  output_tokens!: number;

  @ApiProperty({ type: 'integer' })
  reasoning_tokens!: number;

  @ApiProperty({ type: String, description: 'The model that answered, as the provider names it.' })
  model!: string;
}

/** A passage of a document that was given to the model for an answer. */
export class Citation {
  @ApiProperty({ type: 'integer', description: 'From 1: `[1]` in the answer means the passage with index 1.' })
  index!: number;

  @ApiProperty({ type: String, format: 'uuid' })
  document_id!: string;

  @ApiProperty({ type: String, example: 'Handbook.pdf' })
  filename!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'From 1; null for texts without pages.' })
  page!: number | null;

  @ApiProperty({ type: 'integer', description: "In code points of the document's extracted text." })
  start!: number;

  @ApiProperty({ type: 'integer' })
  end!: number;

  @ApiProperty({ type: String })
  text!: string;

  @ApiProperty({ type: Number, description: '1 for the best; 0 for what was given only because everything was.' })
  score!: number;

  @ApiProperty({ type: Boolean, description: 'Whether the answer refers to it.' })
  cited!: boolean;

  @ApiProperty({ type: Boolean })
  document_deleted!: boolean;
}

/** Why an answer failed or was interrupted. */
export class MessageError {
  @ApiProperty({ type: String, description: 'The `code` of the `error` event.', example: 'provider_rate_limited' })
  code!: string;

  @ApiProperty({ type: String, description: 'The cause, for people.' })
  detail!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the provider asks to be tried again; null when it named no time.',
  })
  retry_at!: string | null;
}

export class Message {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  session_id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The message this one follows.' })
  parent_id!: string | null;

  @ApiProperty({ type: String, format: 'uuid', description: 'The turn that last wrote it.' })
  turn_id!: string;

  @ApiProperty({ enum: ['user', 'assistant'] })
  role!: MessageRole;

  @ApiProperty({ type: String })
  content!: string;

  @ApiProperty({ enum: ['text', 'voice'], description: 'How it was said, or was to be said.' })
  message_type!: MessageType;

  @ApiProperty({
    enum: ['complete', 'streaming', 'stopped', 'interrupted', 'failed'],
    description: '`interrupted` and `stopped` keep the text they had; `failed` holds a fallback text no model wrote.',
  })
  status!: MessageStatus;

  @ApiProperty({ enum: ['stop', 'length', 'content_filter'], nullable: true })
  finish_reason!: MessageFinishReason | null;

  @ApiProperty({
    type: MessageError,
    nullable: true,
    description: 'Why the answer failed or was interrupted; null in every other state.',
  })
  error!: MessageError | null;

  @ApiProperty({ type: [Citation], description: 'All passages that were given to the model.' })
  citations!: Citation[];

  @ApiProperty({
    type: 'integer',
    description: 'Documents that were searched for this answer: with 1 or more and no citations, nothing was found.',
  })
  documents_searched!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'How long that search took, the rewriting of the question included.',
  })
  search_duration_ms!: number | null;

  @ApiProperty({
    type: Usage,
    nullable: true,
    description: 'The sum over all turns that wrote it, as far as the provider told; null when it told nothing.',
  })
  usage!: Usage | null;

  @ApiProperty({ type: Boolean, description: 'True when no model wrote it.' })
  simulated!: boolean;

  @ApiProperty({ type: String, nullable: true, description: "A person's recording." })
  audio_url!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The whole answer spoken, as one file.' })
  tts_audio_url!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Length of that sound.' })
  audio_duration_ms!: number | null;

  @ApiProperty({
    type: [Number],
    nullable: true,
    description: 'How loud it is from beginning to end: up to 96 values from 0 to 100. null where it cannot be told.',
  })
  audio_peaks!: number[] | null;

  @ApiProperty({ type: String, format: 'date-time' })
  created_at!: string;
}

export class MessagePage {
  @ApiProperty({ type: [Message], description: 'Oldest first.' })
  messages!: Message[];

  @ApiProperty({ type: Boolean, description: 'Whether older ones follow: ask with `before` = the first id here.' })
  has_more!: boolean;

  @ApiProperty({ type: 'integer' })
  total_count!: number;
}
