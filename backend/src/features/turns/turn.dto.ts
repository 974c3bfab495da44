import { ApiProperty } from '@nestjs/swagger';
import { Citation, Message, Usage } from '../sessions/message.dto.js';
import { Session } from '../sessions/session.dto.js';
import type { TraceRecord, TurnStatus } from './turn.entity.js';

export class TraceEntry {
  @ApiProperty({
    enum: ['queue', 'transcribe', 'rewrite', 'retrieve', 'first_token', 'answer', 'first_audio', 'speak'],
  })
  stage!: TraceRecord['stage'];

  @ApiProperty({ type: 'integer', description: "Milliseconds from the turn's start." })
  started_at_ms!: number;

  @ApiProperty({ type: 'integer' })
  duration_ms!: number;

  @ApiProperty({ type: String, nullable: true })
  model!: string | null;

  @ApiProperty({ type: Usage, nullable: true })
  usage!: Usage | null;
}

export class Turn {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  session_id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  user_message_id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  assistant_message_id!: string;

  @ApiProperty({ enum: ['running', 'complete', 'stopped', 'interrupted', 'failed'] })
  status!: TurnStatus;

  @ApiProperty({ type: [TraceEntry] })
  trace!: TraceEntry[];

  @ApiProperty({ type: Usage, nullable: true })
  usage!: Usage | null;

  @ApiProperty({ type: String, format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finished_at!: string | null;
}

/** Data of the SSE event `turn`: the user's message is stored. */
export class TurnStartedEvent {
  @ApiProperty({ type: String, format: 'uuid' })
  turn_id!: string;

  @ApiProperty({ type: Message })
  user_message!: Message;

  @ApiProperty({ type: String, format: 'uuid' })
  assistant_message_id!: string;
}

/** Data of the SSE event `token`. */
export class TokenEvent {
  @ApiProperty({ type: String, description: 'Text to put behind what came before.' })
  content!: string;
}

/** Data of the SSE event `citations`: documents were searched, and this is what the model is given. */
export class CitationsEvent {
  @ApiProperty({ type: [Citation], description: 'Empty when nothing was found.' })
  citations!: Citation[];

  @ApiProperty({ type: 'integer' })
  documents_searched!: number;

  @ApiProperty({ type: 'integer', description: 'How long it took, the rewriting of the question included.' })
  duration_ms!: number;
}

/** Data of the SSE event `transcript`: what a recording says. */
export class TranscriptEvent {
  @ApiProperty({ type: String })
  content!: string;
}

/** Data of the SSE event `audio`: a sentence of the answer was spoken. */
export class AudioEvent {
  @ApiProperty({ type: 'integer', description: 'From 0, in the order in which they are to be heard.' })
  sequence!: number;

  @ApiProperty({ enum: ['audio/mpeg', 'audio/wav'] })
  mime_type!: 'audio/mpeg' | 'audio/wav';

  @ApiProperty({ type: String, description: 'Where the sound is, for 24 hours.' })
  url!: string;

  @ApiProperty({ type: String, description: 'What is said, without markup.' })
  text!: string;
}

/** Data of the SSE event `title`, on the session feed. */
export class TitleEvent {
  @ApiProperty({ type: String })
  title!: string;
}

/** Data of the SSE event `done`: always last on success and after a stop; everything in it is on disk. */
export class DoneEvent {
  @ApiProperty({ type: String, format: 'uuid' })
  message_id!: string;

  @ApiProperty({ type: String })
  full_content!: string;

  @ApiProperty({ type: Message })
  message!: Message;

  @ApiProperty({ type: Usage, nullable: true })
  usage!: Usage | null;

  @ApiProperty({ type: [TraceEntry] })
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
  @ApiProperty({ type: String, example: 'Service Unavailable' })
  error!: string;

  @ApiProperty({ type: String, example: 'provider_rate_limited' })
  code!: string;

  @ApiProperty({ type: String, description: 'The cause, for people.' })
  detail!: string;

  @ApiProperty({ type: String, nullable: true })
  fallback_message!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  retry_after_seconds!: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  message_id!: string | null;

  @ApiProperty({
    type: Message,
    nullable: true,
    description: 'The answer as it is on disk; null when nothing was stored.',
  })
  message!: Message | null;

  @ApiProperty({ type: String, nullable: true })
  correlation_id!: string | null;
}

export class ActiveTurn {
  @ApiProperty({ type: String, format: 'uuid' })
  turn_id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  assistant_message_id!: string;

  @ApiProperty({ type: String, description: 'The answer so far.' })
  content!: string;

  @ApiProperty({ type: String, description: 'Events after this one follow.' })
  last_event_id!: string;
}

/** Data of the SSE event `snapshot`: first on a session feed, also after every reconnect. */
export class SnapshotEvent {
  @ApiProperty({ type: Session })
  session!: Session;

  @ApiProperty({ type: ActiveTurn, nullable: true })
  active_turn!: ActiveTurn | null;
}

/** Data of the SSE event `session`: its title or branch changed. */
export class SessionEvent {
  @ApiProperty({ type: Session })
  session!: Session;
}
