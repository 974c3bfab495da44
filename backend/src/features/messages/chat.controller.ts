import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { map } from 'rxjs';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { eventStream } from '../../platform/http/documentation/event-stream.js';
import { RateClass } from '../../platform/http/protection/rate-limit.guard.js';
import { DisconnectSignal } from '../../platform/http/streaming/disconnect-signal.decorator.js';
import { SseStreams } from '../../platform/http/streaming/sse.js';
import { correlationIdOf } from '../../platform/observability/correlation.js';
import { PROVIDER_ERRORS } from '../turns/events/event-stream.docs.js';
import { ChatChunk, ChatRequestBody } from './chat.dto.js';
import { chatChunks } from './chat-chunks.js';
import { ChatService } from './chat.service.js';
import { SaysWhenSimulated } from './simulated.interceptor.js';

const CHUNKS = eventStream({
  events: { message: { data: ChatChunk, when: 'any number; the last has `is_final: true`.' } },
  order: '^message( message)*$',
});

@ApiTags('Chat')
@ApiExtraModels(ChatChunk)
@Controller('api/chat')
export class ChatController {
  constructor(
    private readonly chat: ChatService,
    private readonly streams: SseStreams,
  ) {}

  @Post()
  @HttpCode(200)
  @RateClass('turns')
  @ApiOperation({
    summary: 'One answer without agent or session',
    description:
      'Server-sent `data:` lines, the last with `is_final: true`. A failure after the first line is a last line that also ' +
      "holds `error`, `code` and `fallback_message`. Nothing is stored; closing the connection closes the provider's stream.",
  })
  @ApiOkResponse({
    description: 'Server-sent events without a name, whose `data:` is a ChatChunk.',
    content: CHUNKS,
  })
  @SaysWhenSimulated()
  @ApiErrors('validation_error', ...PROVIDER_ERRORS)
  async chatOnce(
    @Body() body: ChatRequestBody,
    @DisconnectSignal() disconnected: AbortSignal,
    @Res() response: Response,
  ): Promise<void> {
    const chunks = chatChunks(await this.chat.begin(body, disconnected), correlationIdOf(response));
    this.streams.serveLines(chunks.pipe(map((chunk) => JSON.stringify(chunk))), response);
  }
}
