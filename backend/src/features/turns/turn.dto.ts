import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ASSISTANT_MESSAGE } from '../sessions/message/message.examples.js';
import { USER_MESSAGE } from '../sessions/message/message.examples.js';
import { USAGE } from '../sessions/message/message.examples.js';
import { ERROR_CODES, type ErrorCode } from '../../platform/http/errors/error-table.js';
import { Citation, MessageDto, Usage } from '../sessions/message/message.dto.js';
import { SessionDto } from '../sessions/session.dto.js';
import type { TraceRecord, TurnStatus } from './turn.entity.js';

export class TraceEntry {
  @ApiProperty({
    enum: ['queue', 'transcribe', 'rewrite', 'retrieve', 'first_token', 'answer', 'first_audio', 'speak'],
    description: 'What was done.',
  })
  stage!: TraceRecord['stage'];

  @ApiProperty({ type: 'integer', description: "Milliseconds from the turn's start." })
  started_at_ms!: number;

  @ApiProperty({ type: 'integer', description: 'How long it took.', example: 180 })
  duration_ms!: number;

  @ApiProperty({ type: String, nullable: true, description: 'The model that did it, if one did.' })
  model!: string | null;

  @ApiProperty({ type: Usage, nullable: true, description: 'What it used, if a model did it.' })
  usage!: Usage | null;
}

@ApiSchema({ name: 'Turn' })
export class TurnDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the turn.' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The session it belongs to.' })
  session_id!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The message that is answered.' })
  user_message_id!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The answer.' })
  assistant_message_id!: string;

  @ApiProperty({
    enum: ['running', 'complete', 'stopped', 'interrupted', 'failed'],
    description: '`running` until it ends.',
  })
  status!: TurnStatus;

  @ApiProperty({ type: [TraceEntry], description: 'Its stages with their times.' })
  trace!: TraceEntry[];

  @ApiProperty({
    type: Usage,
    nullable: true,
    description: 'What the answer used; null when the provider does not say.',
    ...USAGE,
  })
  usage!: Usage | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it started.' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it ended; null while it runs.' })
  finished_at!: string | null;
}

/** Data of the SSE event `turn`: the user's message is stored. */
export class TurnStartedEvent {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the turn.' })
  turn_id!: string;

  @ApiProperty({ type: MessageDto, description: 'The message as it is stored.', ...USER_MESSAGE })
  user_message!: MessageDto;

  @ApiProperty({ type: String, format: 'uuid', description: 'The answer that is being written.' })
  assistant_message_id!: string;
}

/** Data of the SSE event `token`. */
export class TokenEvent {
  @ApiProperty({ type: String, description: 'Text to put behind what came before.', example: 'The harbour' })
  content!: string;
}

/** Data of the SSE event `citations`: documents were searched, and this is what the model is given. */
export class CitationsEvent {
  @ApiProperty({ type: [Citation], description: 'Empty when nothing was found.' })
  citations!: Citation[];

  @ApiProperty({ type: 'integer', description: 'How many documents were searched.', example: 2 })
  documents_searched!: number;

  @ApiProperty({
    type: 'integer',
    description: 'How long it took, the rewriting of the question included.',
    example: 34,
  })
  duration_ms!: number;
}

/** Data of the SSE event `transcript`: what a recording says. */
export class TranscriptEvent {
  @ApiProperty({ type: String, description: 'The transcript.', example: 'When does the harbour open?' })
  content!: string;
}

/** Data of the SSE event `audio`: a sentence of the answer was spoken. */
export class AudioEvent {
  @ApiProperty({ type: 'integer', description: 'From 0, in the order in which they are to be heard.' })
  sequence!: number;

  @ApiProperty({ enum: ['audio/mpeg', 'audio/wav'], description: 'Format of the audio.' })
  mime_type!: 'audio/mpeg' | 'audio/wav';

  @ApiProperty({
    type: String,
    description: 'Where the sound is, for 24 hours.',
    example: '/api/audio/tts/019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f.0.mp3',
  })
  url!: string;

  @ApiProperty({ type: String, description: 'What is said, without markup.', example: 'The harbour opens at six.' })
  text!: string;
}

/** Data of the SSE event `title`, on the session feed. */
export class TitleEvent {
  @ApiProperty({ type: String, description: 'The title that a model gave.', example: 'Opening hours of the harbour' })
  title!: string;
}

/** Data of the SSE event `done`: always last on success and after a stop; everything in it is on disk. */
export class DoneEvent {
  @ApiProperty({ type: String, format: 'uuid', description: 'The answer.' })
  message_id!: string;

  @ApiProperty({ type: String, description: 'The whole text of the answer.', example: 'The harbour opens at six.' })
  full_content!: string;

  @ApiProperty({ type: MessageDto, description: 'The answer as it is stored.', ...ASSISTANT_MESSAGE })
  message!: MessageDto;

  @ApiProperty({
    type: Usage,
    nullable: true,
    description: 'What the answer used; null when the provider does not say.',
    ...USAGE,
  })
  usage!: Usage | null;

  @ApiProperty({ type: [TraceEntry], description: 'Stages of the turn with their times.' })
  trace!: TraceEntry[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Something that did not work but did not spoil the answer.',
  })
  notice!: string | null;
}

/** Data of the SSE event `error`: always last on failure. */
export class ErrorEvent {
  @ApiProperty({ type: String, example: 'Service Unavailable', description: 'Title for a person.' })
  error!: string;

  @ApiProperty({
    enum: ERROR_CODES,
    enumName: 'ErrorCode',
    description: 'Stable word for a program.',
    example: 'provider_rate_limited',
  })
  code!: ErrorCode;

  @ApiProperty({ type: String, description: 'The cause, for people.' })
  detail!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Text to show in place of the answer.' })
  fallback_message!: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'After which another attempt makes sense, when that is known.',
  })
  retry_after_seconds!: number | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The answer that failed; null when the session is gone.',
  })
  message_id!: string | null;

  @ApiProperty({
    type: MessageDto,
    nullable: true,
    description: 'The answer as it is on disk; null when nothing was stored.',
  })
  message!: MessageDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'To find the request in the log.' })
  correlation_id!: string | null;
}

export class ActiveTurn {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the turn.' })
  turn_id!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The answer that is being written.' })
  assistant_message_id!: string;

  @ApiProperty({ type: String, description: 'The answer so far.', example: 'The harbour' })
  content!: string;

  @ApiProperty({
    type: String,
    description: 'Events after this one follow.',
    example: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f:12',
  })
  last_event_id!: string;
}

/** Data of the SSE event `snapshot`: first on a session feed, also after every reconnect. */
export class SnapshotEvent {
  @ApiProperty({ type: SessionDto, description: 'The session as it is now.' })
  session!: SessionDto;

  @ApiProperty({ type: ActiveTurn, nullable: true, description: 'The turn being answered; null when there is none.' })
  active_turn!: ActiveTurn | null;
}

/** Data of the SSE event `session`: its title or branch changed. */
export class SessionEvent {
  @ApiProperty({ type: SessionDto, description: 'The session as it is now.' })
  session!: SessionDto;
}
