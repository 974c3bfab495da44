import { Body, Controller, Delete, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { RespondsWithJson, RespondsWithStreamByDefault } from '../../platform/http/input/content-negotiation.js';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { HttpError } from '../../platform/http/errors/http-error.js';
import { IdParam } from '../../platform/http/input/id-param.decorator.js';
import { ResumableStream, type StreamAttempt } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { RateClass } from '../../platform/http/protection/rate-limit.guard.js';
import { SseStreams } from '../../platform/http/streaming/sse.js';
import { MessagePage } from '../sessions/message/message.dto.js';
import { SessionMessages } from '../sessions/session-messages.js';
import { TURN_ERRORS } from '../turns/events/event-stream.docs.js';
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
import { ApiSimulated, HOW_IT_ANSWERS, STREAM_OR_JSON } from './content-negotiation.docs.js';
import { MessagesService } from './messages.service.js';

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
    private readonly streams: SseStreams,
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
  @RespondsWithStreamByDefault()
  @HttpCode(200)
  @RateClass('turns')
  @ApiOperation({ summary: 'Send a message', description: HOW_IT_ANSWERS })
  @ApiOkResponse(STREAM_OR_JSON)
  @ApiSimulated()
  @ApiErrors(...TURN_ERRORS)
  async sendMessage(
    @IdParam('id') sessionId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
    @Body() { content }: SendMessage,
    @Res() response: Response,
  ): Promise<void> {
    this.streams.checkPlace();
    const position = await this.messages.send(attempt, sessionId, { content, output: output ?? null });
    this.streams.serveRest(await this.messages.follow(position), response);
  }

  @Post('sessions/:id/messages')
  @RespondsWithJson()
  @HttpCode(200)
  @RateClass('turns')
  @ApiExcludeEndpoint()
  async sendMessageAndWait(
    @IdParam('id') sessionId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
    @Body() { content }: SendMessage,
  ): Promise<MessageExchange> {
    return this.messages.exchange(await this.messages.send(attempt, sessionId, { content, output: output ?? null }));
  }

  @Post('messages/:id/continue')
  @RespondsWithStreamByDefault()
  @HttpCode(200)
  @RateClass('turns')
  @ApiOperation({
    summary: 'Continue an unfinished answer',
    description:
      'A new turn that continues in the same message: one that is interrupted, stopped or cut by length; a failed one ' +
      'starts again. ' +
      `\`token\` holds only what is new, \`full_content\` all. ${HOW_IT_ANSWERS}`,
  })
  @ApiOkResponse(STREAM_OR_JSON)
  @ApiSimulated()
  @ApiErrors('nothing_to_continue', ...TURN_ERRORS)
  async continueMessage(
    @IdParam('id') messageId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
    @Res() response: Response,
  ): Promise<void> {
    this.streams.checkPlace();
    const position = await this.messages.continue(attempt, messageId, output ?? null);
    this.streams.serveRest(await this.messages.follow(position), response);
  }

  @Post('messages/:id/continue')
  @RespondsWithJson()
  @HttpCode(200)
  @RateClass('turns')
  @ApiExcludeEndpoint()
  async continueMessageAndWait(
    @IdParam('id') messageId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
  ): Promise<MessageExchange> {
    return this.messages.exchange(await this.messages.continue(attempt, messageId, output ?? null));
  }

  @Delete('messages/:id')
  @ApiExcludeEndpoint()
  deleteMessage(): never {
    throw new HttpError('method_not_allowed', 'A conversation is not rewritten. Delete its session instead.', {
      Allow: '',
    });
  }
}
