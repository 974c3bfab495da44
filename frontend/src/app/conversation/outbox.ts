import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { ApiError, explain } from '../core/api/api-error';
import { type Draft, Drafts } from '../core/browser/drafts';
import { MessagesApi } from '../core/api/messages-api';
import { Network } from '../core/browser/network';
import type { TurnEvent } from '../core/api/api-schemas';
import { ConversationStore, type Visit } from './conversation-store';

/** The message on its way: shown at once, until the server has stored it. */
export interface Outgoing {
  readonly text: string;
  readonly after: string | null;
  readonly state: 'sending' | 'offline';
  readonly visit: Visit;
}

export interface SendFailure {
  readonly text: string;
  readonly retryAt: number | null;
}

/**
 * One message at a time from the composer to the server. Its key stays with the text until it is stored, so trying
 * again can never store it twice; when sending fails, the text is a draft again.
 */
@Injectable()
export class Outbox {
  private readonly store = inject(ConversationStore);
  private readonly messagesApi = inject(MessagesApi);
  private readonly drafts = inject(Drafts);
  private readonly network = inject(Network);
  private readonly _outgoing = signal<Outgoing | null>(null);
  /** Of the page on screen: the next one starts without a failure. */
  private readonly _failure = linkedSignal<number, SendFailure | null>({
    source: this.store.visit,
    computation: () => null,
  });

  readonly busy = computed(() => this._outgoing() !== null);
  readonly failure = this._failure.asReadonly();
  /** What to show below the last message; the feed may bring it back before our own request is answered. */
  readonly outgoing = computed(() => {
    const outgoing = this._outgoing();
    return outgoing && this.store.isShown(outgoing.visit) && !this.arrived(outgoing) ? outgoing : null;
  });

  /**
   * Sends when there is a network, else waits for it. Resolves true once stored, false when the text stays a draft.
   * @param recordingId of the stored recording that the text was transcribed from
   */
  async send(text: string, draftKey: string, recordingId: string | null = null): Promise<boolean> {
    if (this._outgoing()) return false;
    // Another conversation may be open by the time there is a network.
    const visit = this.store.currentVisit();
    const draft = this.attempt(text, draftKey);
    this.drafts.write(draftKey, draft);
    this._failure.set(null);
    this._outgoing.set({ text, after: draft.after, state: this.network.online() ? 'sending' : 'offline', visit });
    try {
      await this.untilOnline();
      const sessionId = await this.sessionFor(draftKey, draft, visit);
      this.store.addOwnTurn(sessionId, await this.post(sessionId, text, draft.key, recordingId));
      this.drafts.clear(sessionId);
      return true;
    } catch (error) {
      if (this.store.isShown(visit)) this._failure.set(failureOf(error));
      return false;
    } finally {
      this._outgoing.set(null);
    }
  }

  forgetFailure(): void {
    this._failure.set(null);
  }

  /** True when a draft that seemed not to be sent turns out to be stored; it is then no draft any more. */
  settle(draftKey: string): boolean {
    const draft = this.drafts.read(draftKey);
    if (this._outgoing() || draft.key === null || !this.arrived(draft)) return false;
    this.drafts.clear(draftKey);
    this._failure.set(null);
    return true;
  }

  /** Resolves once the server has stored it. The same key twice is stored once. */
  private post(sessionId: string, text: string, key: string, recordingId: string | null): Promise<TurnEvent> {
    const listener = this.store.listener(sessionId);
    return recordingId === null
      ? this.messagesApi.send(sessionId, text, key, listener)
      : this.messagesApi.sendRecording(sessionId, recordingId, text, key, listener);
  }

  private attempt(text: string, draftKey: string): Draft & { readonly key: string } {
    const previous = this.drafts.read(draftKey);
    if (previous.key !== null && previous.text === text) return { ...previous, key: previous.key };
    return { text, key: crypto.randomUUID(), after: this.store.transcript().messages.at(-1)?.id ?? null };
  }

  private arrived({ text, after }: { readonly text: string; readonly after: string | null }): boolean {
    const question = this.store.transcript().messages.findLast(({ role }) => role === 'user');
    // Ids grow with time, so a greater one is a later message.
    return question?.content === text && (after === null || question.id > after);
  }

  /** The session to send to. The first message on an agent's page creates it, and the draft moves to its key. */
  private async sessionFor(draftKey: string, draft: Draft & { readonly key: string }, visit: Visit): Promise<string> {
    if (visit.sessionId !== null) return visit.sessionId;
    const created = await this.store.startSession(draft.key, visit);
    if (created === null) return draftKey;
    this.drafts.clear(draftKey);
    this.drafts.write(created, draft);
    return created;
  }

  private async untilOnline(): Promise<void> {
    if (this.network.online()) return;
    await new Promise<void>((resolve) => {
      const waiting = this.network.changes$.subscribe((online) => {
        if (!online) return;
        waiting.unsubscribe();
        resolve();
      });
    });
    this._outgoing.update((outgoing) => outgoing && { ...outgoing, state: 'sending' });
  }
}

function failureOf(error: unknown): SendFailure {
  const wait = error instanceof ApiError ? error.retryAfterSeconds : null;
  return { text: explain(error), retryAt: wait === null ? null : Date.now() + wait * 1000 };
}
