import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { LucideDownload, LucidePause, LucidePlay, LucideText } from '@lucide/angular';
import { clockOf, lengthInWords } from './audio-time';
import { PlayingNow } from './playing-now';
import { Waveform } from './waveform';

const SPEEDS = [1, 1.25, 1.5, 2] as const;
const STEP_SECONDS = 5;
const PAGE_SECONDS = 15;

/**
 * Plays one recording or spoken reply. Nothing is fetched before somebody points at it or reaches it with the keyboard;
 * then it is, so that it starts at once when asked.
 */
@Component({
  selector: 'app-audio-player',
  imports: [LucideDownload, LucidePause, LucidePlay, LucideText, Waveform],
  templateUrl: './audio-player.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'flex w-full max-w-md flex-wrap items-center gap-1',
    role: 'group',
    '[attr.aria-label]': 'name()',
    '[attr.data-playing]': 'playing()',
    '(pointerenter)': 'prepare()',
    '(focusin)': 'prepare()',
  },
})
export class AudioPlayer {
  readonly url = input.required<string>();
  /** What it is, for screen readers: "Your recording". */
  readonly name = input.required<string>();
  readonly durationMs = input.required<number | null>();
  readonly peaks = input<readonly number[] | null>(null);
  /** The name of the downloaded file; without one there is no download. */
  readonly downloadAs = input<string | null>(null);
  /** Whether the words are shown; null when there are none to hide. */
  readonly transcript = model<boolean | null>(null);
  /** Starts as soon as it is there: somebody has just asked for it. */
  readonly autoplay = input(false);
  readonly failed = output<string>();

  private readonly playingNow = inject(PlayingNow);
  private readonly element = viewChild.required<ElementRef<HTMLAudioElement>>('audio');
  private readonly track = viewChild.required<ElementRef<HTMLElement>>('track');

  protected readonly source = signal<string | null>(null);
  protected readonly playing = signal(false);
  protected readonly positionMs = signal(0);
  private readonly measuredMs = signal<number | null>(null);
  protected readonly speed = signal<number>(1);
  protected readonly lengthMs = computed(() => this.durationMs() ?? this.measuredMs() ?? 0);
  protected readonly progress = computed(() =>
    this.lengthMs() > 0 ? Math.min(this.positionMs() / this.lengthMs(), 1) : 0,
  );
  protected readonly clock = computed(() =>
    // The whole length is rounded: what was stopped at two minutes is 2:00.
    clockOf(this.playing() || this.positionMs() > 0 ? this.positionMs() : Math.round(this.lengthMs() / 1000) * 1000),
  );
  protected readonly positionWords = computed(
    () => `${lengthInWords(this.positionMs() / 1000)} of ${lengthInWords(this.lengthMs() / 1000)}`,
  );
  private readonly pause = (): void => this.element().nativeElement.pause();

  constructor() {
    effect(() => {
      this.url();
      this.source.set(null);
      this.positionMs.set(0);
    });
    effect(() => {
      if (this.autoplay()) untracked(() => this.toggle());
    });
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  toggle(): void {
    const audio = this.element().nativeElement;
    if (!audio.paused) return audio.pause();
    this.prepare();
    this.playingNow.take(this.pause);
    audio.playbackRate = this.speed();
    audio.play().catch((error: unknown) => {
      // Stopped again at once, or held back by the browser until somebody presses Play: the button says so.
      const harmless = error instanceof DOMException && ['AbortError', 'NotAllowedError'].includes(error.name);
      if (!harmless) this.tellFailure(error);
    });
  }

  protected prepare(): void {
    const audio = this.element().nativeElement;
    if (this.source() === this.url()) return;
    this.source.set(this.url());
    // At once, not with the next rendering: play() may follow.
    audio.src = this.url();
    audio.preload = 'auto';
  }

  protected moved(): void {
    this.positionMs.set(this.element().nativeElement.currentTime * 1000);
  }

  protected measured(): void {
    const { duration } = this.element().nativeElement;
    if (Number.isFinite(duration)) this.measuredMs.set(duration * 1000);
  }

  protected ended(): void {
    this.playing.set(false);
    this.positionMs.set(0);
    this.element().nativeElement.currentTime = 0;
  }

  protected nextSpeed(): void {
    const next = SPEEDS[(SPEEDS.indexOf(this.speed() as (typeof SPEEDS)[number]) + 1) % SPEEDS.length] ?? 1;
    this.speed.set(next);
    this.element().nativeElement.playbackRate = next;
  }

  protected pressed(event: KeyboardEvent): void {
    const steps: Partial<Record<string, number>> = {
      ArrowRight: STEP_SECONDS,
      ArrowUp: STEP_SECONDS,
      ArrowLeft: -STEP_SECONDS,
      ArrowDown: -STEP_SECONDS,
      PageUp: PAGE_SECONDS,
      PageDown: -PAGE_SECONDS,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      return this.toggle();
    }
    event.preventDefault();
    this.seek(this.positionMs() + step * 1000);
  }

  /** A press on the waveform, and dragging from there. */
  protected dragged(event: PointerEvent): void {
    const track = this.track().nativeElement;
    if (event.type === 'pointerdown') {
      if (event.button !== 0) return;
      track.setPointerCapture(event.pointerId);
    } else if (!track.hasPointerCapture(event.pointerId)) return;
    const { left, width } = track.getBoundingClientRect();
    this.prepare();
    this.seek(((event.clientX - left) / width) * this.lengthMs());
  }

  private seek(toMs: number): void {
    this.prepare();
    const position = Math.min(Math.max(toMs, 0), this.lengthMs());
    this.positionMs.set(position);
    this.element().nativeElement.currentTime = position / 1000;
  }

  protected tellFailure(_error: unknown): void {
    this.playing.set(false);
    this.failed.emit('The sound could not be played. It may have been deleted.');
  }
}
