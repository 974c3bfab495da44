import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from '../../../platform/http/errors/error-table.js';
import type { MessageFinishReason, MessageRole, MessageStatus, MessageType } from './message.entity.js';

export class Usage {
  @ApiProperty({ type: 'integer', description: 'Includes the cached ones.', example: 312 })
  input_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'Read from the cache of the provider.', example: 256 })
  cached_input_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'Includes the reasoning ones.', example: 48 })
  output_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'Spent on thinking.' })
  reasoning_tokens!: number;

  @ApiProperty({
    type: String,
    description: 'The model that answered, as the provider names it.',
    example: 'gpt-6-luna',
  })
  model!: string;
}

/** A passage of a document that was given to the model for an answer. */
export class Citation {
  @ApiProperty({
    type: 'integer',
    description: 'From 1: `[1]` in the answer means the passage with index 1.',
    example: 1,
  })
  index!: number;

  @ApiProperty({ type: String, format: 'uuid', description: 'The document that holds the passage.' })
  document_id!: string;

  @ApiProperty({ type: String, example: 'Handbook.pdf', description: 'Name of the document.' })
  filename!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'From 1; null for texts without pages.', example: 3 })
  page!: number | null;

  @ApiProperty({ type: 'integer', description: "In code points of the document's extracted text.", example: 1204 })
  start!: number;

  @ApiProperty({ type: 'integer', description: 'Behind the last one.', example: 1236 })
  end!: number;

  @ApiProperty({ type: String, description: 'The passage.', example: 'The harbour opens at six o’clock.' })
  text!: string;

  @ApiProperty({
    type: Number,
    description: '1 for the best; 0 for what was given only because everything was.',
    example: 1,
  })
  score!: number;

  @ApiProperty({ type: Boolean, description: 'Whether the answer refers to it.', example: true })
  cited!: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether the document was deleted since.' })
  document_deleted!: boolean;
}

/** Why an answer failed or was interrupted. */
export class MessageError {
  @ApiProperty({
    enum: ERROR_CODES,
    enumName: 'ErrorCode',
    description: 'The `code` of the `error` event.',
    example: 'provider_rate_limited',
  })
  code!: ErrorCode;

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

@ApiSchema({ name: 'Message' })
export class MessageDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the message.' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The session it belongs to.' })
  session_id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The message this one follows.' })
  parent_id!: string | null;

  @ApiProperty({ type: String, format: 'uuid', description: 'The turn that last wrote it.' })
  turn_id!: string;

  @ApiProperty({ enum: ['user', 'assistant'], description: 'Who wrote it.' })
  role!: MessageRole;

  @ApiProperty({
    type: String,
    description: 'The text; Markdown when the assistant wrote it.',
    example: 'The harbour opens at six.',
  })
  content!: string;

  @ApiProperty({ enum: ['text', 'voice'], description: 'How it was said, or was to be said.' })
  message_type!: MessageType;

  @ApiProperty({
    enum: ['complete', 'streaming', 'stopped', 'interrupted', 'failed'],
    description: '`interrupted` and `stopped` keep the text they had; `failed` holds a fallback text no model wrote.',
  })
  status!: MessageStatus;

  @ApiProperty({
    enum: ['stop', 'length', 'content_filter'],
    nullable: true,
    description: 'Why the model ended; null for messages that no model wrote.',
  })
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

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was created.' })
  created_at!: string;
}

export class MessagePage {
  @ApiProperty({ type: [MessageDto], description: 'Oldest first.' })
  messages!: MessageDto[];

  @ApiProperty({ type: Boolean, description: 'Whether older ones follow: ask with `before` = the first id here.' })
  has_more!: boolean;

  @ApiProperty({ type: 'integer', description: 'How many the active branch has.', example: 2 })
  total_count!: number;
}
