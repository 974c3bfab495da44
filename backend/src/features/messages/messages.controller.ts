import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { HttpError } from '../../platform/http/errors/http-error.js';
import { IdParam } from '../../platform/http/input/id-param.decorator.js';
import { ResumableStream, type StreamAttempt } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { MessagePage } from '../sessions/message/message.dto.js';
import { SessionMessages } from '../sessions/session-messages.js';
import { TURN_ERRORS } from '../turns/events/event-stream.docs.js';
import type { TurnPosition } from '../turns/following/turn-resumption.js';
import {
  AudioEvent,
  CitationsEvent,
  DoneEvent,
  ErrorEvent,
  TokenEvent,
  TranscriptEvent,
  TurnStartedEvent,
} from '../turns/turn.dto.js';
import { MessageExchange, MessagesQuery, OutputQuery, SendMessage } from './message-input.dto.js';
import { HOW_IT_ANSWERS, STREAM_OR_JSON } from './content-negotiation.docs.js';
import { MessagesService } from './messages.service.js';
import { RespondsWithTurn } from './turn-response.interceptor.js';

@ApiTags('Messages')
@ApiExtraModels(
  MessageExchange,
  TurnStartedEvent,
  TranscriptEvent,
  CitationsEvent,
  TokenEvent,
  AudioEvent,
  DoneEvent,
  ErrorEvent,
)
@Controller('api')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly sessions: SessionMessages,
  ) {}

  @Get('sessions/:id/messages')
  @ApiOperation({
    summary: 'Read messages backwards',
    description: 'The last ones, or those before `before`; oldest first.',
  })
  @ApiOkResponse({ type: MessagePage, description: 'A page of messages.' })
  @ApiErrors('not_found')
  listMessages(@IdParam('id') sessionId: string, @Query() query: MessagesQuery): Promise<MessagePage> {
    return this.sessions.page(sessionId, query.before ?? null, query.limit);
  }

  @Post('sessions/:id/messages')
  @RespondsWithTurn('stream', 'json')
  @ApiOperation({ summary: 'Send a message', description: HOW_IT_ANSWERS })
  @ApiOkResponse(STREAM_OR_JSON)
  @ApiErrors(...TURN_ERRORS)
  sendMessage(
    @IdParam('id') sessionId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
    @Body() { content }: SendMessage,
  ): Promise<TurnPosition> {
    return this.messages.send(attempt, sessionId, { content, output: output ?? null });
  }

  @Post('messages/:id/continue')
  @RespondsWithTurn('stream', 'json')
  @ApiOperation({
    summary: 'Continue an unfinished answer',
    description:
      'A new turn that continues in the same message: one that is interrupted, stopped or cut by length; a failed one ' +
      'starts again. ' +
      `\`token\` holds only what is new, \`full_content\` all. ${HOW_IT_ANSWERS}`,
  })
  @ApiOkResponse(STREAM_OR_JSON)
  @ApiErrors('nothing_to_continue', ...TURN_ERRORS)
  continueMessage(
    @IdParam('id') messageId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
  ): Promise<TurnPosition> {
    return this.messages.continue(attempt, messageId, output ?? null);
  }

  @Delete('messages/:id')
  @ApiExcludeEndpoint()
  deleteMessage(): never {
    throw new HttpError('method_not_allowed', 'A conversation is not rewritten. Delete its session instead.', {
      Allow: '',
    });
  }
}
