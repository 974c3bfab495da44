import { Controller, HttpCode, Post, Query, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request } from 'express';
import type { StoredUpload } from '../../platform/blobs/stored-upload.js';
import { AcceptedForm, type ResponseForm } from '../../platform/http/input/content-negotiation.js';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { IdParam } from '../../platform/http/input/id-param.decorator.js';
import { ResumableStream, type StreamAttempt } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { TakesFile } from '../../platform/http/input/upload.interceptor.js';
import { RateClass } from '../../platform/http/protection/rate-limit.guard.js';
import { MessageExchange } from '../messages/message-input.dto.js';
import { RespondsWithTurn } from '../messages/turn-response.interceptor.js';
import { MessageDto } from '../sessions/message/message.dto.js';
import { SessionExistsGuard } from '../sessions/session-exists.guard.js';
import { EVENT_STREAM, PROVIDER_ERRORS, TURN_ERRORS } from '../turns/events/event-stream.docs.js';
import type { TurnPosition } from '../turns/following/turn-resumption.js';
import { RECORDING } from './recordings/recording-upload.js';
import { AudioResponseInterceptor } from './speech/audio-response.interceptor.js';
import { SpeechService } from './speech/speech.service.js';
import { RecordingErrors } from './voice.docs.js';
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
    private readonly speech: SpeechService,
  ) {}

  // The interceptor of the lowest decorator runs first: the file is read once it is clear that its answer can be followed.
  @Post('sessions/:id/voice')
  @UseGuards(SessionExistsGuard)
  @UseInterceptors(AudioResponseInterceptor)
  @TakesFile({ ...RECORDING, isNotNeeded: namesWhatIsStored })
  @RespondsWithTurn('json', 'stream', 'audio')
  @ApiOperation({
    summary: 'Send recorded speech',
    description:
      'The recording is transcribed and answered; if wanted, the answer is spoken. By default it waits and answers both ' +
      'messages; `Accept: text/event-stream` gives the events of the turn as they come, `Accept: audio/mpeg` the spoken ' +
      'answer itself, with the ids in headers. A recording that cannot be transcribed is stored for a day: ' +
      '`X-Recording-ID` of the failure is its `recording_id` for another try.',
  })
  @ApiOkResponse(THREE_FORMS)
  @RecordingErrors(...TURN_ERRORS)
  sendVoice(
    @IdParam('id') sessionId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output, recording_id }: VoiceQuery,
    @AcceptedForm() form: ResponseForm,
    @UploadedFile() upload: StoredUpload | undefined,
  ): Promise<TurnPosition> {
    return this.voice.send(attempt, {
      session_id: sessionId,
      recording: upload ?? recording_id ?? null,
      output: form === 'audio' ? 'voice' : (output ?? null),
    });
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
}

/** A recording that an earlier request left, or the turn whose stream broke. */
function namesWhatIsStored(request: Request): boolean {
  return 'recording_id' in request.query || Boolean(request.get('Last-Event-ID'));
}
