import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { toTimestamp } from '../../../platform/database/columns.js';
import {
  type Attempt,
  type StreamAttempt,
  withFile,
} from '../../../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../../../platform/http/idempotency/idempotency.service.js';
import { timeOfId } from '../../../platform/ids.js';
import { correlationIdOf } from '../../../platform/observability/correlation.js';
import { correlate } from '../../../platform/observability/work-signals.js';
import { MessagesService } from '../../messages/messages.service.js';
import type { Channel } from '../../sessions/session.entity.js';
import { SessionsService } from '../../sessions/sessions.service.js';
import type { TurnPosition } from '../../turns/following/turn-resumption.js';
import { PENDING_MS, PendingRecordings } from './pending-recordings.js';
import { type Recording, Recordings } from './recordings.js';
import { HungUp, RecordingNotFound } from '../voice.errors.js';
import type { RecordingDraft } from '../voice.dto.js';
import { KEPT_AS } from '../voice.docs.js';

/** A kept recording, and what the person wants it to say. */
export interface CorrectedRecording {
  session_id: string;
  recording_id: string;
  content: string;
  output: Channel | null;
}

/** Recordings whose words are read and corrected before they are sent. */
@Injectable()
export class RecordingDrafts {
  constructor(
    private readonly sessions: SessionsService,
    private readonly recordings: Recordings,
    private readonly kept: PendingRecordings,
    private readonly messages: MessagesService,
    private readonly idempotency: Idempotency,
  ) {}

  /** Whoever hangs up is not waited for. @throws SessionNotFound, InvalidAudio, TranscriptionFailed, DomainError provider_* */
  async writeDown(request: Request, response: Response, attempt: Attempt, sessionId: string): Promise<RecordingDraft> {
    const recording = await this.recordings.receive(request, response, await this.sessions.get(sessionId));
    const left = new AbortController();
    response.once('close', () => left.abort());
    correlate(left.signal, correlationIdOf(response));
    // A repeated request is given the first one's answer and has no use for its second copy.
    const state = { kept: false };
    try {
      const create = () => {
        state.kept = true;
        return this.hear(recording, left.signal);
      };
      return await this.once(withFile(attempt, recording.sha256), create, left.signal);
    } catch (error) {
      // Deleted meanwhile, and the recording with it?
      await this.sessions.get(sessionId);
      if (left.signal.aborted) state.kept = false;
      else if (state.kept) response.setHeader(KEPT_AS, recording.id);
      throw error;
    } finally {
      if (!state.kept) await this.recordings.discard(recording);
    }
  }

  /** @returns the turn that answers. @throws SessionNotFound, RecordingNotFound, TurnInProgress */
  async send(attempt: StreamAttempt, corrected: CorrectedRecording): Promise<TurnPosition> {
    const { session_id, recording_id, content, output } = corrected;
    const session = await this.sessions.get(session_id);
    const resumed = await this.messages.resumed(attempt, session_id, content);
    if (resumed) return resumed;
    const heard = async () => {
      const recording = await this.recordings.open(await this.kept.find(recording_id, session));
      return { ...(await this.recordings.describe(recording)), content, model: null };
    };
    return this.messages.send(attempt, session_id, { content: heard, output });
  }

  /** When the request that it waited for is given up, this one goes on. */
  private async once(
    attempt: Attempt,
    create: () => Promise<RecordingDraft>,
    signal: AbortSignal,
  ): Promise<RecordingDraft> {
    for (;;) {
      try {
        return await this.idempotency.once(attempt, { create, again: () => Promise.reject(new RecordingNotFound()) });
      } catch (error) {
        if (!(error instanceof HungUp) || signal.aborted) throw error;
      }
    }
  }

  /** @throws HungUp when the signal ended it */
  private async hear(recording: Recording, signal: AbortSignal): Promise<RecordingDraft> {
    const { content, audio } = await this.recordings.hear(recording, signal).catch((error: unknown) => {
      throw signal.aborted ? new HungUp() : error;
    });
    const expiresAt = toTimestamp(new Date(timeOfId(recording.id) + PENDING_MS));
    return { id: recording.id, content, duration_ms: audio.duration_ms, expires_at: expiresAt };
  }
}
