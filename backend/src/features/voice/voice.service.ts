import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '../../platform/domain-error.js';
import { type StreamAttempt, withFile } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { MessagesService } from '../messages/messages.service.js';
import type { Channel } from '../sessions/session.entity.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { TurnPosition } from '../turns/following/turn-resumption.js';
import { PendingRecordings } from './recordings/pending-recordings.js';
import { type Recording, Recordings } from './recordings/recordings.js';
import { KEPT_AS } from './voice.docs.js';
import { RecordingNotFound } from './voice.errors.js';

/** What a request for a spoken message says beside its file. */
export interface VoiceRequest {
  session_id: string;
  output: Channel | null;
  /** Of a recording that was kept by an earlier request. */
  recording_id: string | null;
}

/** Recorded speech in, through a turn. */
@Injectable()
export class VoiceService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly recordings: Recordings,
    private readonly kept: PendingRecordings,
    private readonly messages: MessagesService,
  ) {}

  /**
   * Takes a recording and starts its answer. @returns the turn, when the words are stored
   * @throws SessionNotFound, RecordingNotFound, InvalidAudio, TranscriptionFailed, TurnInProgress
   */
  async say(request: Request, response: Response, attempt: StreamAttempt, asked: VoiceRequest): Promise<TurnPosition> {
    const session = await this.sessions.get(asked.session_id);
    const resumed = await this.messages.resumed(attempt, session.id, null);
    if (resumed) {
      // The recording is stored already: a second copy is read to nowhere, so that the connection stays usable.
      request.resume();
      return resumed;
    }
    if (asked.recording_id === null) {
      return this.answer(attempt, await this.recordings.receive(request, response, session), asked, response);
    }
    return this.answerKept(attempt, asked.recording_id, session, asked, response);
  }

  private async answer(
    attempt: StreamAttempt,
    recording: Recording,
    { session_id, output }: VoiceRequest,
    response: Response,
  ): Promise<TurnPosition> {
    // What was refused leaves no recording; a repeated request has no use for its second copy.
    const state = { heard: false, failed: false };
    try {
      const content = async (signal: AbortSignal) => {
        try {
          const heard = await this.recordings.hear(recording, signal);
          state.heard = true;
          return heard;
        } catch (error) {
          state.failed = !signal.aborted;
          throw error;
        }
      };
      return await this.messages.send(withFile(attempt, recording.sha256), session_id, { content, output });
    } catch (error) {
      // A database that fails may have stored the message all the same.
      if (state.heard) state.failed = !(error instanceof DomainError && error.isRefusal);
      state.heard = false;
      if (state.failed) response.setHeader(KEPT_AS, recording.id);
      throw error;
    } finally {
      if (!state.heard && !state.failed) await this.recordings.discard(recording);
    }
  }

  private async answerKept(
    attempt: StreamAttempt,
    id: string,
    session: { id: string; agent_id: string },
    { output }: VoiceRequest,
    response: Response,
  ): Promise<TurnPosition> {
    const content = async (signal: AbortSignal) =>
      this.recordings.hear(await this.recordings.open(await this.kept.find(id, session)), signal);
    try {
      return await this.messages.send(attempt, session.id, { content, output });
    } catch (error) {
      if (!(error instanceof RecordingNotFound)) response.setHeader(KEPT_AS, id);
      throw error;
    }
  }
}
