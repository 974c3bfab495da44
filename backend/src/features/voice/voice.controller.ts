import { Controller, HttpCode, type MessageEvent, Post, Query, Req, Res, Sse } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { AnswersJson, AnswersSound, AnswersStream } from '../../platform/http/accept.js';
import { ApiErrors } from '../../platform/http/api-errors.decorator.js';
import { IdParam } from '../../platform/http/id-param.decorator.js';
import { ResumableStream, type StreamAttempt } from '../../platform/http/idempotency-key.decorator.js';
import { TakesFile } from '../../platform/http/multipart.js';
import { RateClass } from '../../platform/http/rate-limit.guard.js';
import { SseStreams } from '../../platform/http/sse.js';
import { POST_STREAM } from '../messages/answer-forms.docs.js';
import { MessageExchange } from '../messages/message-input.dto.js';
import { MessagesService } from '../messages/messages.service.js';
import { Message } from '../sessions/message.dto.js';
import { EVENT_STREAM, PROVIDER_ERRORS } from '../turns/event-stream.docs.js';
import type { TurnPosition } from '../turns/following/turn-resumption.js';
import { SpeechService } from './speech.service.js';
import { SpokenReply } from './spoken-reply.js';
import { RECORDING, RECORDING_ERRORS } from './voice.docs.js';
import { VoiceQuery } from './voice.dto.js';
import { VoiceService } from './voice.service.js';

const THREE_FORMS = {
  description: EVENT_STREAM.description,
  content: {
    'application/json': { schema: { $ref: getSchemaPath(MessageExchange) } },
    ...EVENT_STREAM.content,
    'audio/mpeg': { schema: { type: 'string', format: 'binary' } },
  },
};

@ApiTags('Voice')
@Controller('api')
export class VoiceController {
  constructor(
    private readonly voice: VoiceService,
    private readonly messages: MessagesService,
    private readonly streams: SseStreams,
    private readonly replies: SpokenReply,
    private readonly speech: SpeechService,
  ) {}

  @Post('sessions/:id/voice')
  @AnswersJson()
  @HttpCode(200)
  @RateClass('turns')
  @TakesFile('audio', RECORDING)
  @ApiOperation({
    summary: 'Say something',
    description:
      'The recording is written down, answered and, if wanted, the answer is spoken. By default it waits and answers both ' +
      'messages; `Accept: text/event-stream` gives the events of the turn as they come, `Accept: audio/mpeg` the spoken ' +
      'answer itself, with the ids in `X-Turn-ID`, `X-User-Message-ID` and `X-Assistant-Message-ID`. A recording that ' +
      'cannot be written down is kept for a day: `X-Recording-ID` of the failure is its `recording_id` for another try.',
  })
  @ApiOkResponse(THREE_FORMS)
  @ApiErrors(...RECORDING_ERRORS, 'turn_in_progress')
  async sendVoice(
    @IdParam('id') session_id: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() query: VoiceQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MessageExchange> {
    return this.messages.exchange(await this.say(session_id, attempt, query, request, response));
  }

  @Sse('sessions/:id/voice', POST_STREAM)
  @AnswersStream()
  @HttpCode(200)
  @RateClass('turns')
  @TakesFile('audio', RECORDING)
  @ApiExcludeEndpoint()
  async sendVoiceAndFollow(
    @IdParam('id') session_id: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() query: VoiceQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Observable<MessageEvent>> {
    this.streams.checkPlace();
    const position = await this.say(session_id, attempt, query, request, response);
    return this.streams.serveRest(await this.messages.follow(position), response);
  }

  @Post('sessions/:id/voice')
  @AnswersSound()
  @HttpCode(200)
  @RateClass('turns')
  @TakesFile('audio', RECORDING)
  @ApiExcludeEndpoint()
  async sendVoiceAndListen(
    @IdParam('id') session_id: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() query: VoiceQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const position = await this.say(session_id, attempt, { ...query, output: 'voice' }, request, response);
    await this.replies.send(position.turn_id, response);
  }

  @Post('messages/:id/speech')
  @HttpCode(200)
  @RateClass('turns')
  @ApiOperation({
    summary: 'Have an answer spoken',
    description: 'Made once and kept: asking again gives the same. Markup, code and addresses are not spoken.',
  })
  @ApiOkResponse({ type: Message })
  @ApiErrors('not_found', 'nothing_to_speak', ...PROVIDER_ERRORS)
  speakMessage(@IdParam('id') message_id: string): Promise<Message> {
    return this.speech.speak(message_id);
  }

  private say(
    session_id: string,
    attempt: StreamAttempt,
    { output, recording_id }: VoiceQuery,
    request: Request,
    response: Response,
  ): Promise<TurnPosition> {
    const asked = { session_id, output: output ?? null, recording_id: recording_id ?? null };
    return this.voice.say(request, response, attempt, asked);
  }
}
