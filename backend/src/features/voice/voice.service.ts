import { Injectable } from '@nestjs/common';
import type { StoredUpload } from '../../platform/blobs/stored-upload.js';
import { DomainError } from '../../platform/domain-error.js';
import { type StreamAttempt, withFile } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { MessagesService } from '../messages/messages.service.js';
import type { Channel, Session } from '../sessions/session.entity.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { TurnPosition } from '../turns/following/turn-resumption.js';
import { PendingRecordings } from './recordings/pending-recordings.js';
import { type Recording, Recordings } from './recordings/recordings.js';
import { NotTranscribed, RecordingNotFound, withRetained } from './voice.errors.js';

/** What is said, and how it shall be answered. */
export interface SpokenMessage {
  session_id: string;
  /** A new recording, or the id of one that an earlier request left. */
  recording: StoredUpload | string | null;
  output: Channel | null;
}

/** Recorded speech in, through a turn. */
@Injectable()
export class VoiceService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly recordings: Recordings,
    private readonly pending: PendingRecordings,
    private readonly messages: MessagesService,
  ) {}

  /**
   * Stores the recording, transcribes it under the session's claim, starts the turn. @returns the turn, when the
   * transcript is stored
   * @throws SessionNotFound, RecordingNotFound, InvalidAudio, TranscriptionFailed, TurnInProgress
   */
  async send(attempt: StreamAttempt, { session_id, recording, output }: SpokenMessage): Promise<TurnPosition> {
    const session = await this.sessions.get(session_id);
    const resumed = await this.messages.resumed(attempt, session.id, null);
    if (resumed) return resumed;
    if (recording === null) throw new RecordingNotFound();
    return typeof recording === 'string'
      ? this.sendPending(attempt, recording, session, output)
      : this.sendNew(attempt, await this.recordings.inspect(recording), session, output);
  }

  /** A repeated request never gets to storing its recording: it has no use for a second copy. */
  private async sendNew(
    attempt: StreamAttempt,
    recording: Recording,
    session: Session,
    output: Channel | null,
  ): Promise<TurnPosition> {
    let stored = null as Recording | null;
    const content = async (signal: AbortSignal) => {
      stored = await this.recordings.store(recording, session);
      return this.recordings.transcribe(stored, signal);
    };
    try {
      return await this.messages.send(withFile(attempt, recording.sha256), session.id, { content, output });
    } catch (error) {
      if (stored === null) throw error;
      if (canBeSentAgain(error)) throw withRetained(stored.id, error);
      await this.recordings.discard(stored);
      throw error;
    }
  }

  private async sendPending(
    attempt: StreamAttempt,
    id: string,
    session: Session,
    output: Channel | null,
  ): Promise<TurnPosition> {
    const content = async (signal: AbortSignal) => {
      const recording = await this.recordings.inspect(await this.pending.find(id, session));
      return this.recordings.transcribe(recording, signal);
    };
    try {
      return await this.messages.send(attempt, session.id, { content, output });
    } catch (error) {
      throw error instanceof RecordingNotFound ? error : withRetained(id, error);
    }
  }
}

/** What was refused leaves no recording. A database that fails may have stored the message all the same. */
function canBeSentAgain(error: unknown): boolean {
  return error instanceof NotTranscribed || !(error instanceof DomainError && error.isRefusal);
}
