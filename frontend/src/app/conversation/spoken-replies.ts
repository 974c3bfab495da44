import { computed, DestroyRef, effect, inject, Injectable, Injector, signal, untracked } from '@angular/core';
import type { SpeechQueue, SpeechState } from '../audio/speech-queue';
import { ConversationStore } from './conversation-store';

const silent: SpeechState = { kind: 'silent' };

/**
 * Says replies while they are written, in the tab that asked for them. The code that plays is fetched when a session first
 * has spoken replies.
 */
@Injectable()
export class SpokenReplies {
  private readonly store = inject(ConversationStore);
  private readonly injector = inject(Injector);
  private readonly queue = signal<SpeechQueue | null>(null);
  private loading: Promise<SpeechQueue> | null = null;
  /** How many sentences of which turn were handed on. */
  private said = { turnId: '', count: 0 };
  /** Turns that shall not be heard any more. */
  private readonly silenced = new Set<string>();

  readonly state = computed(() => this.queue()?.state() ?? silent);
  readonly speaking = computed(() => this.state().kind !== 'silent');
  readonly leftOut = computed(() => this.queue()?.leftOut() ?? 0);

  constructor() {
    effect(() => {
      if (this.store.output() === 'voice') untracked(() => void this.load());
    });
    effect(() => {
      const { speech } = this.store.transcript();
      if (speech && this.store.asked().has(speech.turn_id)) untracked(() => void this.say(speech.turn_id));
    });
    effect(() => {
      // Stopped in another tab: this one is silent too.
      const { speech, messages } = this.store.transcript();
      const stopped = messages.some(({ turn_id, status }) => turn_id === speech?.turn_id && status === 'stopped');
      if (stopped) untracked(() => this.stop());
    });
    effect(() => {
      this.store.sessionId();
      untracked(() => this.stop());
    });
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** To be called when the person sends something: after it the browser lets sound out. */
  prepare(): void {
    if (this.store.output() === 'voice') void this.load().then((queue) => queue.wake());
  }

  /** Silence at once, and for the rest of this reply. */
  stop(): void {
    const { speech } = this.store.transcript();
    if (speech) this.silenced.add(speech.turn_id);
    this.queue()?.stop();
  }

  /** The gesture that the browser waits for. */
  wake(): void {
    this.queue()?.wake();
  }

  /** How loud it is just now, 0 to 1. */
  peak(): number {
    return this.queue()?.peak() ?? 0;
  }

  private async say(turnId: string): Promise<void> {
    const queue = await this.load();
    const { speech } = this.store.transcript();
    if (speech?.turn_id !== turnId || this.silenced.has(turnId)) return;
    if (this.said.turnId !== turnId) this.said = { turnId, count: 0 };
    const news = speech.sentences.slice(this.said.count);
    this.said.count = speech.sentences.length;
    for (const { url } of news) queue.say(turnId, url);
  }

  private load(): Promise<SpeechQueue> {
    this.loading ??= import('../audio/speech-queue').then(({ SpeechQueue: Queue }) => {
      const queue = this.injector.get(Queue);
      this.queue.set(queue);
      return queue;
    });
    return this.loading;
  }
}
