import { computed, inject, Injectable, signal } from '@angular/core';
import { ApiError, explain } from '../../core/api/api-error';
import { MessagesApi } from '../../core/api/messages-api';
import { Toasts } from '../../ui/toasts/toasts';
import { ConversationStore } from '../conversation-store';

/** What can be done with a reply, as far as the server does it. What it refuses is told. */
@Injectable()
export class ReplyActions {
  private readonly store = inject(ConversationStore);
  private readonly messagesApi = inject(MessagesApi);
  private readonly toasts = inject(Toasts);

  /** The visit in which a reply is being stopped. */
  private readonly stoppingIn = signal<number | null>(null);
  private readonly _makingSpeech = signal<string | null>(null);
  private readonly _listening = signal<string | null>(null);

  readonly stopping = computed(() => this.stoppingIn() === this.store.here().number);
  /** The reply whose spoken form is being made, and the one that plays as soon as it is there. */
  readonly makingSpeech = this._makingSpeech.asReadonly();
  readonly listening = this._listening.asReadonly();

  async stop(): Promise<void> {
    const { active } = this.store.transcript();
    if (!active || this.stopping()) return;
    const { number } = this.store.here();
    this.stoppingIn.set(number);
    try {
      await this.messagesApi.stop(active.turn_id);
    } catch (error) {
      this.toasts.fail(`The reply could not be stopped. ${explain(error)}`);
    } finally {
      this.stoppingIn.update((visit) => (visit === number ? null : visit));
    }
  }

  async continue(messageId: string): Promise<void> {
    const sessionId = this.store.sessionId();
    if (sessionId === null) return;
    try {
      const listener = this.store.listener(sessionId);
      this.store.begun(sessionId, await this.messagesApi.continue(messageId, crypto.randomUUID(), listener));
    } catch (error) {
      this.toasts.fail(explain(error));
    }
  }

  /** Has the spoken form of a reply made, and plays it. */
  async listen(messageId: string): Promise<void> {
    if (this._makingSpeech() !== null) return;
    this._makingSpeech.set(messageId);
    this._listening.set(messageId);
    try {
      this.store.take(await this.messagesApi.speak(messageId));
    } catch (error) {
      if (this._listening() === messageId) this._listening.set(null);
      this.toasts.fail(
        error instanceof ApiError && error.body?.fallback_message ? error.body.fallback_message : explain(error),
      );
    } finally {
      if (this._makingSpeech() === messageId) this._makingSpeech.set(null);
    }
  }

  /** Another conversation is opened: what is still being made is not played in it. */
  leave(): void {
    this._listening.set(null);
    this._makingSpeech.set(null);
  }
}
