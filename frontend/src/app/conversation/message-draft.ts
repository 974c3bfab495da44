import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Drafts } from '../core/browser/drafts';
import { ConversationStore } from './conversation-store';
import { Outbox } from './outbox';
import { SpokenReplies } from './voice/spoken-replies';
import { VoiceComposer } from './voice/voice-composer';

/** A message that is to follow the reply in progress: it waits for it, or was retained because the reply did not finish. */
export type PendingMessage = 'waiting' | 'retained';

/** The text in the message box, a draft per session, and its way to the outbox. */
@Injectable()
export class MessageDraft {
  private readonly drafts = inject(Drafts);
  private readonly store = inject(ConversationStore);
  private readonly outbox = inject(Outbox);
  private readonly spoken = inject(SpokenReplies);
  private readonly voice = inject(VoiceComposer);

  private readonly _text = signal('');
  private readonly _pending = signal<PendingMessage | null>(null);

  readonly text = this._text.asReadonly();
  readonly pending = this._pending.asReadonly();
  readonly outgoing = this.outbox.outgoing;
  readonly failure = this.outbox.failure;
  /** A text is being sent: no other one can be. */
  readonly sending = this.outbox.busy;
  /** A text or a recording is being sent. */
  readonly busy = computed(() => this.sending() || this.voice.busy());

  constructor() {
    const lastId = computed(() => this.store.transcript().messages.at(-1)?.id ?? null);
    const isTranscribed = computed(() => this.voice.phase().kind === 'transcript');
    effect(() => {
      if (isTranscribed()) untracked(() => this.load());
    });
    effect(() => {
      this.store.draftKey();
      untracked(() => {
        // The first message moves from the page of the agent to its new session while it is sent: not a draft again.
        if (!this.busy()) this.load();
        this._pending.set(null);
      });
    });
    effect(() => {
      if (!this.store.replying()) untracked(() => this.sendPending());
    });
    effect(() => {
      lastId();
      untracked(() => this.settle());
    });
  }

  edit(text: string): void {
    this._text.set(text);
    this.drafts.write(this.store.draftKey(), { text, key: null, after: null });
    this._pending.set(null);
    this.outbox.forgetFailure();
  }

  /** Sends the text; while a reply is written, as soon as it is complete. */
  submit(): void {
    if (this.store.replying()) return this._pending.set('waiting');
    this._pending.set(null);
    const text = this._text().trim();
    this._text.set('');
    void this.send(text);
  }

  /** When sending fails, the text is in the message box again. */
  async send(text: string): Promise<void> {
    this.spoken.prepare();
    const visit = this.store.currentVisit();
    const draftKey = this.store.draftKey();
    const phase = this.voice.phase();
    const isStored = await this.outbox.send(text, draftKey, phase.kind === 'transcript' ? phase.recordingId : null);
    if (isStored) this.voice.detach(draftKey);
    else if (this.store.isShown(visit)) this._text.set(text);
  }

  cancelRecording(): void {
    this.voice.cancel();
  }

  private load(): void {
    this._text.set(this.drafts.read(this.store.draftKey()).text);
  }

  /** After a complete reply only: one that was stopped or failed may change what the person wants to say. */
  private sendPending(): void {
    if (this._pending() !== 'waiting') return;
    const { messages } = this.store.transcript();
    if (messages.at(-1)?.status === 'complete' && !this.busy()) this.submit();
    else this._pending.set(this.store.failure() === null ? 'retained' : null);
  }

  /** A message that seemed not to be sent has arrived. */
  private settle(): void {
    const draftKey = this.store.draftKey();
    if (!this.outbox.settle(draftKey)) return;
    this._text.set('');
    this.voice.detach(draftKey);
  }
}
