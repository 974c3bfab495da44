import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '../../config/limits.js';
import { ERROR_CODES, type ErrorCode } from '../../platform/http/errors/error-table.js';
import { Text, WholeNumber } from '../../platform/http/input/fields.js';

export class ChatRequestBody {
  @Text({ min: 1, max: LIMITS.message_characters, multiline: true, description: 'What to answer.', example: 'Hello' })
  message!: string;

  @Text({ min: 1, max: 200, optional: true, description: 'Default: the configured model.', example: 'gpt-6-luna' })
  model?: string;

  @WholeNumber({ min: 1, max: 128_000, optional: true, description: 'Longest answer, in tokens.', example: 500 })
  max_tokens?: number;

  @Text({
    min: 1,
    max: LIMITS.system_prompt_characters,
    multiline: true,
    optional: true,
    description: 'Instructions the model gets before the message.',
    example: 'Answer briefly.',
  })
  system_prompt?: string;
}

/** One `data:` line of the answer. */
export class ChatChunk {
  @ApiProperty({ type: String, description: 'Empty in the last line.', example: 'The harbour' })
  content!: string;

  @ApiProperty({ type: 'integer', description: 'From 0 without holes.' })
  sequence!: number;

  @ApiProperty({ type: Boolean, description: 'Whether it is the last line.' })
  is_final!: boolean;

  @ApiProperty({
    type: String,
    description: 'Also in the header X-Correlation-ID and in the log.',
    example: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f',
  })
  correlation_id!: string | null;

  @ApiPropertyOptional({ type: String, description: 'Only in a last line that ends a failed answer.' })
  error?: string;

  @ApiPropertyOptional({
    enum: ERROR_CODES,
    enumName: 'ErrorCode',
    description: 'Stable word for a program, as in ErrorBody.',
  })
  code?: ErrorCode;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Text to show in place of the answer.' })
  fallback_message?: string | null;
}
