import { Body, Controller, Post, Query, UploadedFile, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StoredUpload } from '../../../platform/blobs/stored-upload.js';
import { ApiErrors } from '../../../platform/http/documentation/api-errors.decorator.js';
import { IdParam } from '../../../platform/http/input/id-param.decorator.js';
import {
  type Attempt,
  IdempotencyKey,
  ResumableStream,
  type StreamAttempt,
} from '../../../platform/http/idempotency/idempotency-key.decorator.js';
import { TakesFile } from '../../../platform/http/input/upload.interceptor.js';
import { RateClass } from '../../../platform/http/protection/rate-limit.guard.js';
import { DisconnectSignal } from '../../../platform/http/streaming/disconnect-signal.decorator.js';
import { HOW_IT_ANSWERS, STREAM_OR_JSON } from '../../messages/content-negotiation.docs.js';
import { OutputQuery, SendMessage } from '../../messages/message-input.dto.js';
import { RespondsWithTurn } from '../../messages/turn-response.interceptor.js';
import { SessionExistsGuard } from '../../sessions/session-exists.guard.js';
import { TURN_ERRORS } from '../../turns/events/event-stream.docs.js';
import type { TurnPosition } from '../../turns/following/turn-resumption.js';
import { RecordingDrafts } from './recording-drafts.js';
import { RecordingDraft } from '../voice.dto.js';
import { RecordingErrors } from '../voice.docs.js';
import { RECORDING } from './recording-upload.js';

@ApiTags('Voice')
@Controller('api/sessions/:id/recordings')
export class RecordingsController {
  constructor(private readonly drafts: RecordingDrafts) {}

  @Post()
  @RateClass('turns')
  @UseGuards(SessionExistsGuard)
  @TakesFile(RECORDING)
  @ApiOperation({
    summary: 'Transcribe a recording without sending it',
    description: 'So that its words can be read and corrected first. It is stored for a day; no message is created.',
  })
  @ApiCreatedResponse({ type: RecordingDraft, description: 'The recording with its transcript.' })
  @RecordingErrors()
  createRecording(
    @IdParam('id') sessionId: string,
    @IdempotencyKey() attempt: Attempt,
    @UploadedFile() upload: StoredUpload,
    @DisconnectSignal() disconnected: AbortSignal,
  ): Promise<RecordingDraft> {
    return this.drafts.create(attempt, { session_id: sessionId, upload, disconnected });
  }

  @Post(':recording_id/send')
  @RespondsWithTurn('stream', 'json')
  @ApiOperation({
    summary: 'Send a recording with its words as they were corrected',
    description: `The message keeps the recording. ${HOW_IT_ANSWERS}`,
  })
  @ApiOkResponse(STREAM_OR_JSON)
  @ApiErrors(...TURN_ERRORS)
  sendRecording(
    @IdParam('id') sessionId: string,
    @IdParam('recording_id') recordingId: string,
    @ResumableStream() attempt: StreamAttempt,
    @Query() { output }: OutputQuery,
    @Body() { content }: SendMessage,
  ): Promise<TurnPosition> {
    const corrected = { session_id: sessionId, recording_id: recordingId, content, output: output ?? null };
    return this.drafts.send(attempt, corrected);
  }
}
