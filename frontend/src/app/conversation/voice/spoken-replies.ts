import { computed, DestroyRef, effect, inject, Injectable, Injector, signal, untracked } from '@angular/core';
import type { SpeechQueue, SpeechState } from '../../audio/speech-queue';
import { MessagesApi } from '../../core/api/messages-api';
import type { AudioEvent } from '../../core/api/api-schemas';
import { ConversationStore } from '../conversation-store';

const silent: SpeechState = { kind: 'silent' };

/**
 * Plays the speech of replies while they are written, in the tab that asked for them. The player's code is fetched when a
 * session first has spoken replies.
 */
@Injectable()
export class SpokenReplies {
  private readonly store = inject(ConversationStore);
  private readonly messages = inject(MessagesApi);
  private readonly injector = inject(Injector);
  private readonly queue = signal<SpeechQueue | null>(null);
  private loading: Promise<SpeechQueue> | null = null;
  /** Which sentence of which turn comes next. */
  private next = { turnId: '', sequence: 0 };
  /** One after the other, because a gap takes time to fill. */
  private saying = Promise.resolve();
  /** Turns that are not to be played any more. */
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
      if (speech && this.store.ownTurns().has(speech.turn_id)) {
        untracked(() => this.continue(speech.turn_id));
      }
    });
    effect(() => {
      // Stopped in another tab: this one is silent too.
      const { speech, messages } = this.store.transcript();
      const stopped = messages.some(({ turn_id, status }) => turn_id === speech?.turn_id && status === 'stopped');
      if (stopped) untracked(() => this.stop());
    });
    effect(() => {
      this.store.sessionId();
      untracked(() => this.queue()?.stop());
    });
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** To be called when the person sends something: after it the browser lets sound out. */
  prepare(): void {
    if (this.store.output() === 'voice') void this.load().then((queue) => queue.wake());
  }

  /** Silence at once, and for the rest of this reply. */
  stop(): void {
    const { speech, active } = this.store.transcript();
    for (const turn of [speech, active]) if (turn) this.silenced.add(turn.turn_id);
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

  private continue(turnId: string): void {
    this.saying = this.saying
      .then(() => this.say(turnId))
      .catch(() => {
        // The player's code could not be fetched: the text stands, and the next reply tries again.
        this.loading = null;
      });
  }

  private async say(turnId: string): Promise<void> {
    const queue = await this.load();
    const { speech } = this.store.transcript();
    if (speech?.turn_id !== turnId) return;
    if (this.next.turnId !== turnId) this.next = { turnId, sequence: 0 };
    const news = speech.sentences.filter(({ sequence }) => sequence >= this.next.sequence);
    const first = news[0]?.sequence ?? 0;
    const missed = first > this.next.sequence ? await this.missedBefore(turnId, first) : [];
    if (this.silenced.has(turnId) || this.store.transcript().speech?.turn_id !== turnId) return;
    for (const { url, sequence } of [...missed, ...news]) {
      queue.say(turnId, url);
      this.next = { turnId, sequence: sequence + 1 };
    }
  }

  /** What was spoken while the connection was lost; nothing when that cannot be known any more. */
  private async missedBefore(turnId: string, sequence: number): Promise<readonly AudioEvent[]> {
    const from = this.next.sequence;
    const spoken = await this.messages.spokenBefore(turnId, sequence).catch(() => []);
    return spoken.filter((sentence) => sentence.sequence >= from);
  }

  private load(): Promise<SpeechQueue> {
    this.loading ??= import('../../audio/speech-queue').then(({ SpeechQueue: Queue }) => {
      const queue = this.injector.get(Queue);
      this.queue.set(queue);
      return queue;
    });
    // The next reply tries again.
    this.loading.catch(() => (this.loading = null));
    return this.loading;
  }
}
