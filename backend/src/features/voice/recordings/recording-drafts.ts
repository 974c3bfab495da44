import { Injectable } from '@nestjs/common';
import type { StoredUpload } from '../../../platform/blobs/stored-upload.js';
import { toTimestamp } from '../../../platform/database/columns.js';
import {
  type Attempt,
  type StreamAttempt,
  withFile,
} from '../../../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../../../platform/http/idempotency/idempotency.service.js';
import { timeOfId } from '../../../platform/ids.js';
import { MessagesService } from '../../messages/messages.service.js';
import type { Channel } from '../../sessions/session.entity.js';
import { SessionsService } from '../../sessions/sessions.service.js';
import type { TurnPosition } from '../../turns/following/turn-resumption.js';
import { PENDING_MS, PendingRecordings } from './pending-recordings.js';
import { type Recording, Recordings } from './recordings.js';
import { HungUp, RecordingNotFound, withRetained } from '../voice.errors.js';
import type { RecordingDraft } from '../voice.dto.js';

/** A recording to transcribe. */
export interface NewRecording {
  session_id: string;
  upload: StoredUpload;
  /** Aborts when the client leaves: nobody waits for the transcript any more. */
  disconnected: AbortSignal;
}

/** A pending recording, and what the person wants it to say. */
export interface CorrectedRecording {
  session_id: string;
  recording_id: string;
  content: string;
  output: Channel | null;
}

/** Recordings whose transcript is read and corrected before they are sent. */
@Injectable()
export class RecordingDrafts {
  constructor(
    private readonly sessions: SessionsService,
    private readonly recordings: Recordings,
    private readonly pending: PendingRecordings,
    private readonly messages: MessagesService,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Stores a recording, then transcribes it.
   * @throws SessionNotFound, InvalidAudio, TranscriptionFailed, HungUp, DomainError provider_*
   */
  async create(attempt: Attempt, { session_id, upload, disconnected }: NewRecording): Promise<RecordingDraft> {
    const session = await this.sessions.get(session_id);
    const recording = await this.recordings.inspect(upload);
    // A repeated request is given the first one's answer and never gets to storing its second copy.
    let stored = null as Recording | null;
    const create = async () => {
      stored = await this.recordings.store(recording, session);
      return this.transcribe(stored, disconnected);
    };
    try {
      return await this.once(withFile(attempt, recording.sha256), create, disconnected);
    } catch (error) {
      if (disconnected.aborted && stored !== null) await this.recordings.discard(stored);
      // Deleted meanwhile, and the recording with it?
      await this.sessions.get(session_id);
      throw disconnected.aborted || stored === null ? error : withRetained(stored.id, error);
    }
  }

  /** @returns the turn that answers. @throws SessionNotFound, RecordingNotFound, TurnInProgress */
  async send(attempt: StreamAttempt, corrected: CorrectedRecording): Promise<TurnPosition> {
    const { session_id, recording_id, content, output } = corrected;
    const session = await this.sessions.get(session_id);
    const resumed = await this.messages.resumed(attempt, session_id, content);
    if (resumed) return resumed;
    const spoken = async () => {
      const recording = await this.recordings.inspect(await this.pending.find(recording_id, session));
      return { ...(await this.recordings.describe(recording)), content, model: null };
    };
    return this.messages.send(attempt, session_id, { content: spoken, output });
  }

  /** When the request that it waited for is given up, this one goes on. */
  private async once(
    attempt: Attempt,
    create: () => Promise<RecordingDraft>,
    disconnected: AbortSignal,
  ): Promise<RecordingDraft> {
    for (;;) {
      try {
        return await this.idempotency.once(attempt, { create, again: () => Promise.reject(new RecordingNotFound()) });
      } catch (error) {
        if (!(error instanceof HungUp) || disconnected.aborted) throw error;
      }
    }
  }

  /** @throws HungUp when the client left meanwhile */
  private async transcribe(recording: Recording, disconnected: AbortSignal): Promise<RecordingDraft> {
    const { content, audio } = await this.recordings.transcribe(recording, disconnected).catch((error: unknown) => {
      throw disconnected.aborted ? new HungUp() : error;
    });
    const expiresAt = toTimestamp(new Date(timeOfId(recording.id) + PENDING_MS));
    return { id: recording.id, content, duration_ms: audio.duration_ms, expires_at: expiresAt };
  }
}
