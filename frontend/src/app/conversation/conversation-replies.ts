import { computed, inject, Injectable } from '@angular/core';
import { explain } from '../core/api/api-error';
import type { OutputMode } from '../core/api/api-schemas';
import { Toasts } from '../ui/toasts/toasts';
import { ConversationStore } from './conversation-store';
import { ReplyActions } from './message/reply-actions';
import { OpenedSource } from './sources/opened-source';
import { SpokenReplies } from './voice/spoken-replies';

/** The replies of the conversation, written and spoken, and their sources. */
@Injectable()
export class ConversationReplies {
  private readonly store = inject(ConversationStore);
  private readonly actions = inject(ReplyActions);
  private readonly spoken = inject(SpokenReplies);
  private readonly toasts = inject(Toasts);
  private readonly openedSource = inject(OpenedSource);

  readonly replying = this.store.replying;
  readonly output = this.store.output;
  readonly stopping = this.actions.stopping;
  readonly makingSpeech = this.actions.makingSpeech;
  readonly listening = this.actions.listening;
  readonly source = this.openedSource.shown;
  /** A reply is being spoken, or a part of it could not be. */
  readonly showsSpeech = computed(() => this.spoken.speaking() || this.spoken.leftOut() > 0);

  /** Stops the reply and its speech. */
  stop(): void {
    this.spoken.stop();
    void this.actions.stop();
  }

  /** Stops the reply, or only the speech of one that is complete. @returns whether there was anything to stop */
  interrupt(): boolean {
    if (this.replying()) this.stop();
    else if (this.spoken.speaking()) this.spoken.stop();
    else return false;
    return true;
  }

  continue(messageId: string): void {
    this.spoken.prepare();
    void this.actions.continue(messageId);
  }

  listen(messageId: string): void {
    void this.actions.listen(messageId);
  }

  switchOutput(output: OutputMode): void {
    if (output === 'text') this.spoken.stop();
    this.store.switchOutput(output).catch((error: unknown) => this.toasts.fail(explain(error)));
  }

  showSoundFailure(message: string): void {
    this.toasts.fail(message);
  }

  /** @param index of a citation, or null for how the documents were searched */
  openSource(messageId: string, index: number | null): void {
    this.openedSource.open(messageId, index);
  }

  closeSource(): void {
    this.openedSource.close();
  }
}
