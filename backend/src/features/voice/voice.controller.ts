import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  RespondsWithJson,
  RespondsWithAudio,
  RespondsWithStream,
} from '../../platform/http/input/content-negotiation.js';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { IdParam } from '../../platform/http/input/id-param.decorator.js';
import { ResumableStream, type StreamAttempt } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { TakesFile } from '../../platform/http/input/multipart.js';
import { RateClass } from '../../platform/http/protection/rate-limit.guard.js';
import { SseStreams } from '../../platform/http/streaming/sse.js';
import { ApiSimulated } from '../messages/content-negotiation.docs.js';
import { MessageExchange } from '../messages/message-input.dto.js';
import { MessagesService } from '../messages/messages.service.js';
import { MessageDto } from '../sessions/message/message.dto.js';
import { EVENT_STREAM, PROVIDER_ERRORS, TURN_ERRORS } from '../turns/events/event-stream.docs.js';
import type { TurnPosition } from '../turns/following/turn-resumption.js';
import { SpeechService } from './speech/speech.service.js';
import { SpokenReply } from './speech/spoken-reply.js';
import { RECORDING, RecordingErrors } from './voice.docs.js';
import { VoiceQuery } from './voice.dto.js';
import { VoiceService } from './voice.service.js';

const HEADER_TEXT = { schema: { type: 'string' } } as const;

const THREE_FORMS = {
  description:
    'With `Accept: application/json`, `*/*` or none: both messages, once the answer is complete. With ' +
    '`Accept: audio/mpeg`: the spoken answer as it is synthesized. With `Accept: text/event-stream`: ' +
    EVENT_STREAM.description,
  headers: {
    'X-Turn-ID': { description: 'Of the spoken answer: its turn.', ...HEADER_TEXT },
    'X-User-Message-ID': { description: 'Of the spoken answer: the message that was sent.', ...HEADER_TEXT },
    'X-Assistant-Message-ID': { description: 'Of the spoken answer: the message that is spoken.', ...HEADER_TEXT },
    'X-Notice': {
      description: 'Of the spoken answer: what did not work, percent-encoded; a trailer once audio was sent.',
      ...HEADER_TEXT,
    },
  },
  content: {
    'application/json': { schema: { $ref: getSchemaPath(MessageExchange) } },
    ...EVENT_STREAM.content,
    'audio/mpeg': { schema: { type: 'string', format: 'binary' } },
    'audio/wav': { schema: { type: 'string', format: 'binary' } },
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
  @RespondsWithJson()
  @HttpCode(200)
  @RateClass('turns')
  @TakesFile('audio', RECORDING)
  @ApiOperation({
    summary: 'Send recorded speech',
    description:
      'The recording is transcribed and answered; if wanted, the answer is spoken. By default it waits and answers both ' +
      'messages; `Accept: text/event-stream` gives the events of the turn as they come, `Accept: audio/mpeg` the spoken ' +
      'answer itself, with the ids in headers. A recording that cannot be transcribed is stored for a day: ' +
      '`X-Recording-ID` of the failure is its `recording_id` for another try.',
  })
  @ApiOkResponse(THREE_FORMS)
  @ApiSimulated()
  @RecordingErrors(...TURN_ERRORS)
  async sendVoice(
    @IdParam('id') sessionId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() query: VoiceQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MessageExchange> {
    return this.messages.exchange(await this.say(sessionId, attempt, query, request, response));
  }

  @Post('sessions/:id/voice')
  @RespondsWithStream()
  @HttpCode(200)
  @RateClass('turns')
  @TakesFile('audio', RECORDING)
  @ApiExcludeEndpoint()
  async sendVoiceAndFollow(
    @IdParam('id') sessionId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() query: VoiceQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.streams.checkPlace();
    const position = await this.say(sessionId, attempt, query, request, response);
    this.streams.serveRest(await this.messages.follow(position), response);
  }

  @Post('sessions/:id/voice')
  @RespondsWithAudio()
  @HttpCode(200)
  @RateClass('turns')
  @TakesFile('audio', RECORDING)
  @ApiExcludeEndpoint()
  async sendVoiceAndListen(
    @IdParam('id') sessionId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() query: VoiceQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const position = await this.say(sessionId, attempt, { ...query, output: 'voice' }, request, response);
    await this.replies.send(position.turn_id, response);
  }

  @Post('messages/:id/speech')
  @HttpCode(200)
  @RateClass('turns')
  @ApiOperation({
    summary: 'Synthesize the speech of an answer',
    description: 'Once: asking again gives the same. Markup, code and addresses are not spoken.',
  })
  @ApiOkResponse({ type: MessageDto, description: 'The message with the address of its speech.' })
  @ApiErrors('not_found', 'nothing_to_speak', ...PROVIDER_ERRORS)
  speakMessage(@IdParam('id') messageId: string): Promise<MessageDto> {
    return this.speech.speak(messageId);
  }

  private say(
    sessionId: string,
    attempt: StreamAttempt,
    { output, recording_id }: VoiceQuery,
    request: Request,
    response: Response,
  ): Promise<TurnPosition> {
    const asked = { session_id: sessionId, output: output ?? null, recording_id: recording_id ?? null };
    return this.voice.say(request, response, attempt, asked);
  }
}
