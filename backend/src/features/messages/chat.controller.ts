import { Body, Controller, HttpCode, type MessageEvent, RequestMethod, Res, Sse, SseSignal } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { ApiErrors } from '../../platform/http/api-errors.decorator.js';
import { RateClass } from '../../platform/http/rate-limit.guard.js';
import { SseStreams } from '../../platform/http/sse.js';
import { currentCorrelationId } from '../../platform/observability/request-context.js';
import { PROVIDER_ERRORS } from '../turns/event-stream.docs.js';
import { ChatChunk, ChatRequestBody } from './chat.dto.js';
import { chatChunks } from './chat-chunks.js';
import { ChatService } from './chat.service.js';

@ApiTags('Chat')
@ApiExtraModels(ChatChunk)
@Controller('api/chat')
export class ChatController {
  constructor(
    private readonly chat: ChatService,
    private readonly streams: SseStreams,
  ) {}

  @Sse('', { method: RequestMethod.POST })
  @HttpCode(200)
  @RateClass('turns')
  @ApiOperation({
    summary: 'One answer without agent or session',
    description:
      'Server-sent `data:` lines, the last with `is_final: true`. A failure after the first line is a last line that also ' +
      "holds `error`, `code` and `fallback_message`. Nothing is stored; hanging up closes the provider's stream.",
  })
  @ApiOkResponse({
    description: 'Lines of ChatChunk.',
    content: {
      'text/event-stream': {
        schema: { type: 'string' },
        example: 'data: {"content":"The","sequence":0,"is_final":false,"correlation_id":"9b2f"}\n\n',
      },
    },
  })
  @ApiErrors('validation_error', ...PROVIDER_ERRORS)
  async chatOnce(
    @Body() body: ChatRequestBody,
    @SseSignal() gone: AbortSignal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Observable<MessageEvent>> {
    const chunks = chatChunks(await this.chat.begin(body, gone), currentCorrelationId());
    return this.streams.serveLines(chunks.pipe(map((chunk) => JSON.stringify(chunk))), response);
  }
}
