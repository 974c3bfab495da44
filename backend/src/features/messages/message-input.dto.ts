import { ApiProperty } from '@nestjs/swagger';
import { ASSISTANT_MESSAGE } from '../sessions/message/message.examples.js';
import { USER_MESSAGE } from '../sessions/message/message.examples.js';
import { LIMITS } from '../../config/limits.js';
import { Id, OneOf, Text, WholeNumberParam } from '../../platform/http/input/fields.js';
import type { Channel } from '../sessions/session.entity.js';
import { MessageDto } from '../sessions/message/message.dto.js';

export class SendMessage {
  @Text({ min: 1, max: LIMITS.message_characters, multiline: true, description: 'What to say.', example: 'Hello' })
  content!: string;
}

export class OutputQuery {
  @OneOf(['text', 'voice'], {
    optional: true,
    description: 'Whether the answer is spoken too; without it the session says so.',
  })
  output?: Channel;
}

/** The JSON answer to a message. */
export class MessageExchange {
  @ApiProperty({ type: MessageDto, description: 'The message that was sent.', ...USER_MESSAGE })
  user_message!: MessageDto;

  @ApiProperty({ type: MessageDto, description: 'The answer.', ...ASSISTANT_MESSAGE })
  assistant_message!: MessageDto;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Something that did not work but did not spoil the answer.',
  })
  notice!: string | null;
}

export class MessagesQuery {
  @WholeNumberParam({ min: 1, max: 100, default: 50, description: 'How many to give.' })
  limit: number = 50;

  @Id({ optional: true, description: 'Give the messages before this one.' })
  before?: string;
}
