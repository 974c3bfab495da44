import { Body, Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RespondsWithJson, RespondsWithStreamByDefault } from '../../../platform/http/input/content-negotiation.js';
import { ApiErrors } from '../../../platform/http/documentation/api-errors.decorator.js';
import { IdParam } from '../../../platform/http/input/id-param.decorator.js';
import {
  type Attempt,
  IdempotencyKey,
  ResumableStream,
  type StreamAttempt,
} from '../../../platform/http/idempotency/idempotency-key.decorator.js';
import { TakesFile } from '../../../platform/http/input/multipart.js';
import { RateClass } from '../../../platform/http/protection/rate-limit.guard.js';
import { SseStreams } from '../../../platform/http/streaming/sse.js';
import { ApiSimulated, HOW_IT_ANSWERS, STREAM_OR_JSON } from '../../messages/content-negotiation.docs.js';
import { MessageExchange, OutputQuery, SendMessage } from '../../messages/message-input.dto.js';
import { MessagesService } from '../../messages/messages.service.js';
import { TURN_ERRORS } from '../../turns/events/event-stream.docs.js';
import { RecordingDrafts } from './recording-drafts.js';
import { RecordingDraft } from '../voice.dto.js';
import { RECORDING, RecordingErrors } from '../voice.docs.js';

@ApiTags('Voice')
@Controller('api/sessions/:id/recordings')
export class RecordingsController {
  constructor(
    private readonly drafts: RecordingDrafts,
    private readonly messages: MessagesService,
    private readonly streams: SseStreams,
  ) {}

  @Post()
  @RateClass('turns')
  @TakesFile('audio', RECORDING)
  @ApiOperation({
    summary: 'Transcribe a recording without sending it',
    description: 'So that its words can be read and corrected first. It is stored for a day; no message is created.',
  })
  @ApiCreatedResponse({ type: RecordingDraft, description: 'The recording with its transcript.' })
  @RecordingErrors()
  createRecording(
    @IdParam('id') sessionId: string,
    @IdempotencyKey() attempt: Attempt,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecordingDraft> {
    return this.drafts.writeDown(request, response, attempt, sessionId);
  }

  @Post(':recording_id/send')
  @RespondsWithStreamByDefault()
  @HttpCode(200)
  @RateClass('turns')
  @ApiOperation({
    summary: 'Send a recording with its words as they were corrected',
    description: `The message keeps the recording. ${HOW_IT_ANSWERS}`,
  })
  @ApiOkResponse(STREAM_OR_JSON)
  @ApiSimulated()
  @ApiErrors(...TURN_ERRORS)
  async sendRecording(
    @IdParam('id') sessionId: string,
    @IdParam('recording_id') recordingId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
    @Body() { content }: SendMessage,
    @Res() response: Response,
  ): Promise<void> {
    this.streams.checkPlace();
    const asked = { session_id: sessionId, recording_id: recordingId, content, output: output ?? null };
    this.streams.serveRest(await this.messages.follow(await this.drafts.send(attempt, asked)), response);
  }

  @Post(':recording_id/send')
  @RespondsWithJson()
  @HttpCode(200)
  @RateClass('turns')
  @ApiExcludeEndpoint()
  async sendRecordingAndWait(
    @IdParam('id') sessionId: string,
    @IdParam('recording_id') recordingId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
    @Body() { content }: SendMessage,
  ): Promise<MessageExchange> {
    const asked = { session_id: sessionId, recording_id: recordingId, content, output: output ?? null };
    return this.messages.exchange(await this.drafts.send(attempt, asked));
  }
}
