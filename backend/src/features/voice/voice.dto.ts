import { ApiProperty } from '@nestjs/swagger';
import { Id } from '../../platform/http/input/fields.js';
import { OutputQuery } from '../messages/message-input.dto.js';

export class VoiceQuery extends OutputQuery {
  @Id({
    optional: true,
    description: 'Instead of a file: a recording that an earlier request could not transcribe (its `X-Recording-ID`).',
  })
  recording_id?: string;
}

/** A recording that was transcribed and is no message yet. */
export class RecordingDraft {
  @ApiProperty({ format: 'uuid', description: 'Id of the recording.' })
  id!: string;

  @ApiProperty({ description: 'What it says.', example: 'What is the weather like?' })
  content!: string;

  @ApiProperty({ type: 'integer', description: 'How long it is.', example: 1840 })
  duration_ms!: number;

  @ApiProperty({ format: 'date-time', description: 'Until then it can be sent.' })
  expires_at!: string;
}
