import { inject, Injectable, signal } from '@angular/core';
import { fromEvent, merge } from 'rxjs';
import { PlayingNow } from './playing-now';
import { type Clip, type PlayingClip, AudioOutput } from './audio-output';

export type SpeechState =
  | { readonly kind: 'silent' }
  /** `sentence` counts from 0. `held`: the browser lets no sound out before a gesture. */
  | { readonly kind: 'speaking' | 'held'; readonly of: string; readonly sentence: number };

/** So many sentences are fetched and decoded before their turn: no gap, and no memory for a whole book. */
const AHEAD = 3;
/** Time for the browser to start a clip at exactly its moment. */
const LEAD_SECONDS = 0.02;

const silent: SpeechState = { kind: 'silent' };

/** One answer that is being spoken. */
interface Speech {
  readonly of: string;
  readonly waiting: string[];
  readonly playing: Set<PlayingClip>;
  readonly stopped: AbortController;
  /** Sentences that are fetched, decoded or playing. */
  underWay: number;
  finished: number;
  /** The sentence before is placed on the clock. */
  placed: Promise<void>;
  /** Where on the clock the next sentence begins. */
  nextAt: number;
}

/**
 * Says the sentences of an answer one after the other without a gap, beginning with the first as soon as it is there.
 * A sentence that cannot be fetched is left out and counted.
 */
@Injectable({ providedIn: 'root' })
export class SpeechQueue {
  private readonly output = inject(AudioOutput);
  private readonly playingNow = inject(PlayingNow);
  private readonly _state = signal<SpeechState>(silent);
  private readonly _leftOut = signal(0);
  private speech: Speech | null = null;
  /** The last answer that was stopped. */
  private stopped: string | null = null;
  private released: () => void = () => undefined;
  private readonly stopThis = (): void => this.stop();

  readonly state = this._state.asReadonly();
  /** Sentences of the last answer that could not be played. */
  readonly leftOut = this._leftOut.asReadonly();

  /** To be called in a click or a key press: after it the browser lets sound out. */
  wake(): void {
    void this.letOut();
  }

  /**
   * Adds a sentence of an answer; the first one of another answer ends what was said before. An answer that was stopped,
   * also because something else began to play, is not taken up again.
   */
  say(of: string, url: string): void {
    if (of === this.stopped) return;
    if (this.speech?.of !== of) this.begin(of);
    this.speech?.waiting.push(url);
    this.pump();
  }

  /** Silence at once; nothing that was waiting is said. */
  stop(): void {
    const { speech } = this;
    if (!speech) return;
    this.speech = null;
    this.stopped = speech.of;
    speech.stopped.abort();
    speech.playing.forEach((clip) => clip.stop());
    this._leftOut.set(0);
    this._state.set(silent);
  }

  /** How loud it is just now, 0 to 1. */
  peak(): number {
    return this._state().kind === 'speaking' ? this.output.peak() : 0;
  }

  private begin(of: string): void {
    this.stop();
    this.playingNow.take(this.stopThis);
    this._leftOut.set(0);
    this.speech = {
      of,
      waiting: [],
      playing: new Set(),
      stopped: new AbortController(),
      underWay: 0,
      finished: 0,
      placed: this.ready(of),
      nextAt: 0,
    };
  }

  private pump(): void {
    const { speech } = this;
    if (!speech) return;
    while (speech.underWay < AHEAD && speech.waiting.length > 0) {
      const url = speech.waiting.shift() as string;
      speech.underWay += 1;
      const clip = this.output.load(url, speech.stopped.signal).catch(() => null);
      speech.placed = speech.placed.then(async () => this.place(speech, await clip));
    }
  }

  private place(speech: Speech, clip: Clip | null): void {
    if (this.speech !== speech) return;
    if (!clip) {
      this._leftOut.update((count) => count + 1);
      return this.finished(speech);
    }
    const at = Math.max(this.output.now() + LEAD_SECONDS, speech.nextAt);
    speech.nextAt = at + clip.durationSeconds;
    if (speech.playing.size === 0) this.tell(speech);
    const playing = this.output.play(clip, at, () => {
      speech.playing.delete(playing);
      this.finished(speech);
    });
    speech.playing.add(playing);
  }

  private finished(speech: Speech): void {
    if (this.speech !== speech) return;
    speech.underWay -= 1;
    speech.finished += 1;
    this.pump();
    if (speech.playing.size > 0) this.tell(speech);
    else if (speech.underWay === 0) this._state.set(silent);
  }

  private tell({ of, finished }: Speech): void {
    this._state.set({ kind: 'speaking', of, sentence: finished });
  }

  /** Resolves once the browser lets sound out, if need be after the next gesture anywhere on the page. */
  private async ready(of: string): Promise<void> {
    if ((await this.letOut()) || this.speech?.of !== of) return;
    this._state.set({ kind: 'held', of, sentence: 0 });
    const gestures = merge(fromEvent(document, 'pointerdown'), fromEvent(document, 'keydown')).subscribe(() =>
      this.wake(),
    );
    await new Promise<void>((resolve) => {
      this.released = resolve;
      this.speech?.stopped.signal.addEventListener('abort', () => resolve());
    });
    gestures.unsubscribe();
  }

  private async letOut(): Promise<boolean> {
    const running = await this.output.wake();
    if (running) this.released();
    return running;
  }
}
