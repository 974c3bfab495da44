import { computed, inject, Injectable, linkedSignal, signal, type WritableSignal } from '@angular/core';
import { ApiError, explain } from '../../core/api/api-error';
import { MessagesApi } from '../../core/api/messages-api';
import { Toasts } from '../../ui/toasts/toasts';
import { ConversationStore } from '../conversation-store';

/** What the server can do with a reply. A refusal is shown as a toast. */
@Injectable()
export class ReplyActions {
  private readonly store = inject(ConversationStore);
  private readonly messagesApi = inject(MessagesApi);
  private readonly toasts = inject(Toasts);

  /** The visit in which a reply is being stopped. */
  private readonly stoppingIn = signal<number | null>(null);
  // Of the page on screen: what was asked for on another one is not played here.
  private readonly _makingSpeech = this.untilNextVisit();
  private readonly _listening = this.untilNextVisit();

  readonly stopping = computed(() => this.stoppingIn() === this.store.visit());
  /** The reply whose speech is being synthesized, and the one that plays as soon as it is there. */
  readonly makingSpeech = this._makingSpeech.asReadonly();
  readonly listening = this._listening.asReadonly();

  async stop(): Promise<void> {
    const { active } = this.store.transcript();
    if (!active || this.stopping()) return;
    const visit = this.store.visit();
    this.stoppingIn.set(visit);
    try {
      await this.messagesApi.stop(active.turn_id);
    } catch (error) {
      this.toasts.fail(`The reply could not be stopped. ${explain(error)}`);
    } finally {
      this.stoppingIn.update((stopping) => (stopping === visit ? null : stopping));
    }
  }

  async continue(messageId: string): Promise<void> {
    const sessionId = this.store.sessionId();
    if (sessionId === null) return;
    try {
      const listener = this.store.listener(sessionId);
      this.store.addOwnTurn(sessionId, await this.messagesApi.continue(messageId, crypto.randomUUID(), listener));
    } catch (error) {
      this.toasts.fail(explain(error));
    }
  }

  /** Has the speech of a reply synthesized, and plays it. */
  async listen(messageId: string): Promise<void> {
    if (this._makingSpeech() !== null) return;
    this._makingSpeech.set(messageId);
    this._listening.set(messageId);
    try {
      this.store.updateMessage(await this.messagesApi.speak(messageId));
    } catch (error) {
      if (this._listening() === messageId) this._listening.set(null);
      this.toasts.fail(
        error instanceof ApiError && error.body?.fallback_message ? error.body.fallback_message : explain(error),
      );
    } finally {
      if (this._makingSpeech() === messageId) this._makingSpeech.set(null);
    }
  }

  private untilNextVisit(): WritableSignal<string | null> {
    return linkedSignal<number, string | null>({ source: this.store.visit, computation: () => null });
  }
}
