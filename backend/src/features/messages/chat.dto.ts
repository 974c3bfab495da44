import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LIMITS } from '../../config/limits.js';
import { Text, WholeNumber } from '../../platform/http/fields.js';

export class ChatRequestBody {
  @Text({ min: 1, max: LIMITS.message_characters, multiline: true, example: 'Hello' })
  message!: string;

  @Text({ min: 1, max: 200, optional: true, description: 'Default: the configured model.' })
  model?: string;

  @WholeNumber({ min: 1, max: 128_000, optional: true, description: 'Longest answer, in tokens.' })
  max_tokens?: number;

  @Text({ min: 1, max: LIMITS.system_prompt_characters, multiline: true, optional: true })
  system_prompt?: string;
}

/** One `data:` line of the answer. */
export class ChatChunk {
  @ApiProperty({ type: String, description: 'Empty in the last line.' })
  content!: string;

  @ApiProperty({ type: 'integer', description: 'From 0 without holes.' })
  sequence!: number;

  @ApiProperty({ type: Boolean })
  is_final!: boolean;

  @ApiProperty({ type: String })
  correlation_id!: string | null;

  @ApiPropertyOptional({ type: String, description: 'Only in a last line that ends a failed answer.' })
  error?: string;

  @ApiPropertyOptional({ type: String })
  code?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  fallback_message?: string | null;
}
