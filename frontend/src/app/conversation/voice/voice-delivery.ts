import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiError, explain } from '../../core/api/api-error';
import { Drafts } from '../../core/browser/drafts';
import { MessagesApi } from '../../core/api/messages-api';
import type { UploadSignal } from '../../core/api/upload';
import { VoiceUpload } from '../../core/api/voice-upload';
import { Announcer } from '../../ui/announcer';
import { ConversationStore } from '../conversation-store';
import { ReviewTranscript } from './review-transcript';
import { idle, type Unsent, type VoicePhase } from './voice-phase';
import { VoicePhases } from './voice-phases';

/** Brings recordings to the server: as messages, or to have them transcribed first. It goes on when the page is left. */
@Injectable()
export class VoiceDelivery {
  private readonly store = inject(ConversationStore);
  private readonly phases = inject(VoicePhases);
  private readonly messages = inject(MessagesApi);
  private readonly upload = inject(VoiceUpload);
  private readonly drafts = inject(Drafts);
  private readonly review = inject(ReviewTranscript);
  private readonly announcer = inject(Announcer);

  /** Never rejects: what went wrong is the phase of its place. */
  async deliver(place: string, unsent: Unsent): Promise<void> {
    let home = place;
    const broken = new AbortController();
    this.phases.set(home, { kind: 'uploading', share: 0, breakOff: () => broken.abort() });
    this.announcer.say('Sending the recording');
    try {
      const sessionId = await this.store.begin(unsent.key);
      if (sessionId === null) return this.phases.set(home, idle);
      if (sessionId !== home) {
        this.phases.set(home, idle);
        this.drafts.move(home, sessionId);
        home = sessionId;
      }
      const after = broken.signal.aborted ? null : await this.transmit(home, unsent, broken);
      // The same key: it may have arrived before it was broken off.
      this.phases.set(home, after ?? { kind: 'review', unsent, reason: 'stopped' });
    } catch (error) {
      const words = `${unsentWords(error)} Your recording is kept.`;
      this.phases.set(home, { kind: 'unsent', unsent: nextTry(unsent, error), words });
      this.announcer.alert(words);
    }
  }

  /** @returns where the message is then; null when the person broke it off */
  private async transmit(home: string, unsent: Unsent, broken: AbortController): Promise<VoicePhase | null> {
    const { recording, key, recordingId } = unsent;
    if (this.review.on()) {
      const transcribed$ = this.upload.transcribe(home, recording.blob, key);
      const draft = await this.follow(home, transcribed$, broken, () => broken.abort());
      return draft && this.toRead(home, unsent, draft);
    }
    if (recordingId !== null) this.phases.set(home, { kind: 'transcribing', breakOff: null });
    const listener = this.store.listener(home);
    const turn = await (recordingId === null
      ? this.follow(home, this.upload.send(home, recording.blob, key, listener), broken, null)
      : this.messages.sendRetained(home, recordingId, key, listener));
    if (turn) this.store.begun(home, turn);
    return turn && idle;
  }

  /** The words go behind what is written there already. */
  private toRead(home: string, { recording }: Unsent, { id, content }: { id: string; content: string }): VoicePhase {
    const { text } = this.drafts.read(home);
    this.drafts.write(home, {
      text: text.trim() === '' ? content : `${text.trimEnd()} ${content}`,
      key: null,
      after: null,
    });
    this.announcer.say('Transcribed. Read it, correct it, then send it.');
    return { kind: 'words', recording, recordingId: id };
  }

  /** @param giveUp ends it also once everything is there; null when the server goes on then, whoever listens */
  private follow<Outcome>(
    home: string,
    signals$: Observable<UploadSignal<Outcome>>,
    broken: AbortController,
    giveUp: (() => void) | null,
  ): Promise<Outcome | null> {
    return new Promise((resolve, reject) => {
      const subscription = signals$.subscribe({
        next: (signal) => {
          if (signal.kind === 'response') return resolve(signal.body);
          if (signal.kind === 'uploading') {
            return this.phases.set(home, { ...signal, breakOff: () => broken.abort() });
          }
          this.phases.set(home, { kind: 'transcribing', breakOff: giveUp });
          this.announcer.say('Transcribing…');
        },
        error: reject,
      });
      broken.signal.addEventListener('abort', () => {
        subscription.unsubscribe();
        resolve(null);
      });
    });
  }
}

function unsentWords(error: unknown): string {
  const refused = error instanceof ApiError && ['invalid_audio', 'transcription_failed'].includes(error.code);
  return refused ? explain(error) : `Not sent. ${explain(error)}`;
}

/** After an answer nothing was stored, so a new key; without one it may have been, so the same. */
function nextTry(unsent: Unsent, error: unknown): Unsent {
  const answered = error instanceof ApiError && error.status !== 0;
  if (!answered) return unsent;
  const recordingId = error.status === 404 ? null : (error.recordingId ?? unsent.recordingId);
  return { ...unsent, key: crypto.randomUUID(), recordingId };
}
