import { ApiProperty } from '@nestjs/swagger';
import type { MessageFinishReason, MessageRole, MessageStatus } from './message.entity.js';

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

  @ApiProperty({
    enum: ['complete', 'streaming', 'stopped', 'interrupted', 'failed'],
    description: '`interrupted` and `stopped` keep the text they had; `failed` holds a fallback text no model wrote.',
  })
  status!: MessageStatus;

  @ApiProperty({ enum: ['stop', 'length', 'content_filter'], nullable: true })
  finish_reason!: MessageFinishReason | null;

  @ApiProperty({ type: Usage, nullable: true, description: 'null when the provider does not tell.' })
  usage!: Usage | null;

  @ApiProperty({ type: Boolean, description: 'True when no model wrote it.' })
  simulated!: boolean;

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
