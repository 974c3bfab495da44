import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Attempt } from '../../platform/http/idempotency-key.decorator.js';
import { withFile } from '../../platform/http/idempotency-key.decorator.js';
import { MessagesService } from '../messages/messages.service.js';
import type { Channel } from '../sessions/session.entity.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { type Recording, Recordings } from './recordings.js';

/** What a request for a spoken message says beside its file. */
export interface VoiceRequest {
  session_id: string;
  output: Channel | null;
  /** Of a recording that was kept by an earlier request. */
  recording_id: string | null;
}

/** Told when a recording could not be written down but is kept for another try. */
const KEPT_AS = 'X-Recording-ID';

/** Recorded speech in, through a turn. */
@Injectable()
export class VoiceService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly recordings: Recordings,
    private readonly messages: MessagesService,
  ) {}

  /**
   * Takes a recording and starts its answer. @returns the id of the turn, when the words are stored
   * @throws SessionNotFound, InvalidAudio, TranscriptionFailed, TurnInProgress
   */
  async say(request: Request, response: Response, attempt: Attempt, asked: VoiceRequest): Promise<string> {
    const session = await this.sessions.get(asked.session_id);
    const recording =
      asked.recording_id === null
        ? await this.recordings.receive(request, response, session)
        : await this.recordings.kept(asked.recording_id, session);
    return this.answer(withFile(attempt, recording.sha256), recording, asked, response);
  }

  private async answer(
    attempt: Attempt,
    recording: Recording,
    { session_id, output, recording_id }: VoiceRequest,
    response: Response,
  ): Promise<string> {
    // Only a failure of the transcriber leaves the recording; a repeated request has no use for its second copy.
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
      return await this.messages.send(attempt, session_id, { content, output });
    } catch (error) {
      state.heard = false;
      if (state.failed) response.setHeader(KEPT_AS, recording.id);
      throw error;
    } finally {
      if (!state.heard && !state.failed && recording_id === null) await this.recordings.discard(recording);
    }
  }
}
