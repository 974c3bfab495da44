import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { OneOf, Part, Text } from '../../platform/http/input/fields.js';
import { PageInfo } from '../../platform/http/input/paging.js';
import { AgentDto } from '../agents/agent.dto.js';
import { MessageDto } from './message/message.dto.js';
import type { Channel, TitleSource } from './session.entity.js';

const TITLE = {
  min: 1,
  max: 200,
  optional: true,
  description: 'A title given here is never replaced.',
  example: 'Opening hours',
};

const CHANNELS: readonly Channel[] = ['text', 'voice'];

/** Any subset of the members. */
class GivenMode {
  @OneOf(CHANNELS, { optional: true, description: 'How the person talks.' })
  input?: Channel;

  @OneOf(CHANNELS, { optional: true, description: 'Whether answers are spoken unless a message says otherwise.' })
  output?: Channel;
}

class Mode {
  @ApiProperty({ enum: CHANNELS, description: 'How the person talks.' })
  input!: Channel;

  @ApiProperty({ enum: CHANNELS, description: 'Whether answers are spoken unless a message says otherwise.' })
  output!: Channel;
}

export class CreateSession {
  @Text(TITLE)
  title?: string;

  @Part(GivenMode, { optional: true, description: 'How the conversation is held; what is left out stays.' })
  mode?: GivenMode;
}

export class UpdateSession {
  @Text(TITLE)
  title?: string;

  @Part(GivenMode, { optional: true, description: 'How the conversation is held; what is left out stays.' })
  mode?: GivenMode;
}

@ApiSchema({ name: 'Session' })
export class SessionDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the session.' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The agent that answers.' })
  agent_id!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'null until the first message gives one.',
    example: 'Opening hours of the harbour',
  })
  title!: string | null;

  @ApiProperty({
    enum: ['auto', 'user'],
    description: 'Who gave the title: `auto` may still be replaced by a better one.',
  })
  title_source!: TitleSource;

  @ApiProperty({ type: Mode, description: 'How the conversation is held.' })
  mode!: Mode;

  @ApiProperty({ type: 'integer', description: 'Every stored message counts.', example: 2 })
  message_count!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Start of the last message, on one line.',
    example: 'The harbour opens at six.',
  })
  last_message_preview!: string | null;

  @ApiProperty({
    enum: ['user', 'assistant'],
    nullable: true,
    description: 'Who wrote the last message; null when there is none.',
    example: 'assistant',
  })
  last_message_role!: 'user' | 'assistant' | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Last message of the branch shown.',
    example: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f',
  })
  active_message_id!: string | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was started.' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Last activity.' })
  updated_at!: string;
}

export class SessionList extends PageInfo {
  @ApiProperty({ type: [SessionDto], description: 'Newest activity first.' })
  sessions!: SessionDto[];
}

export class SessionDetail extends SessionDto {
  @ApiProperty({ type: AgentDto, description: 'The agent that answers.' })
  agent!: AgentDto;

  @ApiProperty({ type: [MessageDto], description: 'The last 50, oldest first.' })
  messages!: MessageDto[];

  @ApiProperty({ type: Boolean, description: 'Whether older messages exist.' })
  has_more!: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The turn being answered now.' })
  active_turn_id!: string | null;
}

export class SessionImpact {
  @ApiProperty({ type: 'integer', description: 'Its messages.', example: 12 })
  messages!: number;

  @ApiProperty({ type: 'integer', description: 'Messages that people spoke.', example: 2 })
  recordings!: number;

  @ApiProperty({ type: 'integer', description: 'Size of these recordings.', example: 412345 })
  recording_bytes!: number;
}
