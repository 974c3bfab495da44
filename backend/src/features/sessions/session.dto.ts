import { ApiProperty } from '@nestjs/swagger';
import { OneOf, Part, Text } from '../../platform/http/fields.js';
import { PageInfo } from '../../platform/http/paging.js';
import { Agent } from '../agents/agent.dto.js';
import { Message } from './message.dto.js';
import type { Channel, TitleSource } from './session.entity.js';

const TITLE = { min: 1, max: 200, optional: true, description: 'A title given here is never replaced.' };

const CHANNELS: readonly Channel[] = ['text', 'voice'];

/** Any subset of the members. */
class GivenMode {
  @OneOf(CHANNELS, { optional: true, description: 'How the person talks.' })
  input?: Channel;

  @OneOf(CHANNELS, { optional: true, description: 'Whether answers are spoken unless a message says otherwise.' })
  output?: Channel;
}

class Mode {
  @ApiProperty({ enum: CHANNELS })
  input!: Channel;

  @ApiProperty({ enum: CHANNELS })
  output!: Channel;
}

export class CreateSession {
  @Text(TITLE)
  title?: string;

  @Part(GivenMode, { optional: true })
  mode?: GivenMode;
}

export class UpdateSession {
  @Text(TITLE)
  title?: string;

  @Part(GivenMode, { optional: true })
  mode?: GivenMode;
}

export class Session {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  agent_id!: string;

  @ApiProperty({ type: String, nullable: true, description: 'null until the first message gives one.' })
  title!: string | null;

  @ApiProperty({ enum: ['auto', 'user'] })
  title_source!: TitleSource;

  @ApiProperty({ type: Mode })
  mode!: Mode;

  @ApiProperty({ type: 'integer' })
  message_count!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Start of the last message, on one line.' })
  last_message_preview!: string | null;

  @ApiProperty({ enum: ['user', 'assistant'], nullable: true })
  last_message_role!: 'user' | 'assistant' | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Last message of the branch shown.' })
  active_message_id!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Last activity.' })
  updated_at!: string;
}

export class SessionList extends PageInfo {
  @ApiProperty({ type: [Session] })
  sessions!: Session[];
}

export class SessionDetail extends Session {
  @ApiProperty({ type: Agent })
  agent!: Agent;

  @ApiProperty({ type: [Message], description: 'The last 50, oldest first.' })
  messages!: Message[];

  @ApiProperty({ type: Boolean, description: 'Whether older messages exist.' })
  has_more!: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The turn being answered now.' })
  active_turn_id!: string | null;
}

export class SessionImpact {
  @ApiProperty({ type: 'integer' })
  messages!: number;

  @ApiProperty({ type: 'integer', description: 'Messages that people spoke.' })
  recordings!: number;

  @ApiProperty({ type: 'integer' })
  recording_bytes!: number;
}
