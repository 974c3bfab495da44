import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiError, explain } from '../../core/api/api-error';
import { Drafts } from '../../core/browser/drafts';
import { MessagesApi } from '../../core/api/messages-api';
import type { RecordingDraft } from '../../core/api/api-schemas';
import type { UploadSignal } from '../../core/api/upload';
import { VoiceUpload } from '../../core/api/voice-upload';
import { Announcer } from '../../ui/announcer';
import { ConversationStore } from '../conversation-store';
import { ReviewTranscript } from './review-transcript';
import { idle, type Unsent, type VoicePhase } from './voice-phase';
import { VoicePhases } from './voice-phases';

/** Sends recordings to the server: as messages, or to have them transcribed first. Continues when the page is left. */
@Injectable()
export class VoiceDelivery {
  private readonly store = inject(ConversationStore);
  private readonly phases = inject(VoicePhases);
  private readonly messages = inject(MessagesApi);
  private readonly upload = inject(VoiceUpload);
  private readonly drafts = inject(Drafts);
  private readonly review = inject(ReviewTranscript);
  private readonly announcer = inject(Announcer);

  /** Never rejects: a failure becomes the phase of the recording. */
  async deliver(draftKey: string, unsent: Unsent): Promise<void> {
    let phaseKey = draftKey;
    const cancelled = new AbortController();
    this.phases.set(phaseKey, { kind: 'uploading', share: 0, cancel: () => cancelled.abort() });
    this.announcer.say('Sending the recording');
    try {
      const sessionId = await this.store.startSession(unsent.key);
      if (sessionId === null) return this.phases.set(phaseKey, idle);
      if (sessionId !== phaseKey) {
        this.phases.set(phaseKey, idle);
        this.drafts.move(phaseKey, sessionId);
        phaseKey = sessionId;
      }
      const next = cancelled.signal.aborted ? null : await this.transmit(sessionId, unsent, cancelled);
      // The same key: it may have arrived before it was cancelled.
      this.phases.set(phaseKey, next ?? { kind: 'review', unsent, reason: 'stopped' });
    } catch (error) {
      const message = `${unsentMessage(error)} Your recording is kept.`;
      this.phases.set(phaseKey, { kind: 'unsent', unsent: nextAttempt(unsent, error), message });
      this.announcer.alert(message);
    }
  }

  /** @returns the phase after it; null when the person cancelled it */
  private async transmit(sessionId: string, unsent: Unsent, cancelled: AbortController): Promise<VoicePhase | null> {
    const { recording, key, recordingId } = unsent;
    if (this.review.on()) {
      const transcribed$ = this.upload.transcribe(sessionId, recording.blob, key);
      const draft = await this.follow(sessionId, transcribed$, cancelled, () => cancelled.abort());
      return draft && this.showTranscript(sessionId, unsent, draft);
    }
    if (recordingId !== null) this.phases.set(sessionId, { kind: 'transcribing', cancel: null });
    const listener = this.store.listener(sessionId);
    const turn = await (recordingId === null
      ? this.follow(sessionId, this.upload.send(sessionId, recording.blob, key, listener), cancelled, null)
      : this.messages.sendRetained(sessionId, recordingId, key, listener));
    if (turn) this.store.addOwnTurn(sessionId, turn);
    return turn && idle;
  }

  /** The transcript is appended to the draft. */
  private showTranscript(sessionId: string, { recording }: Unsent, transcript: RecordingDraft): VoicePhase {
    const { id, content } = transcript;
    const { text } = this.drafts.read(sessionId);
    this.drafts.write(sessionId, {
      text: text.trim() === '' ? content : `${text.trimEnd()} ${content}`,
      key: null,
      after: null,
    });
    this.announcer.say('Transcribed. Read it, correct it, then send it.');
    return { kind: 'transcript', recording, recordingId: id };
  }

  /** @param abortTranscription what cancels it once it is uploaded; null when the server continues all the same */
  private follow<Body>(
    sessionId: string,
    signals$: Observable<UploadSignal<Body>>,
    cancelled: AbortController,
    abortTranscription: (() => void) | null,
  ): Promise<Body | null> {
    return new Promise((resolve, reject) => {
      const subscription = signals$.subscribe({
        next: (signal) => {
          if (signal.kind === 'response') return resolve(signal.body);
          if (signal.kind === 'uploading') {
            return this.phases.set(sessionId, { ...signal, cancel: () => cancelled.abort() });
          }
          this.phases.set(sessionId, { kind: 'transcribing', cancel: abortTranscription });
          this.announcer.say('Transcribing…');
        },
        error: reject,
      });
      cancelled.signal.addEventListener('abort', () => {
        subscription.unsubscribe();
        resolve(null);
      });
    });
  }
}

function unsentMessage(error: unknown): string {
  const isRefused = error instanceof ApiError && ['invalid_audio', 'transcription_failed'].includes(error.code);
  return isRefused ? explain(error) : `Not sent. ${explain(error)}`;
}

/** After an error response nothing was stored: a new key. Without a response it may have been stored: the same key. */
function nextAttempt(unsent: Unsent, error: unknown): Unsent {
  const hasResponse = error instanceof ApiError && error.status !== 0;
  if (!hasResponse) return unsent;
  const recordingId = error.status === 404 ? null : (error.recordingId ?? unsent.recordingId);
  return { ...unsent, key: crypto.randomUUID(), recordingId };
}
