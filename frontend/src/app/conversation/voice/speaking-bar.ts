import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { LucideVolume2, LucideVolumeX } from '@lucide/angular';
import { meterOf } from '../../audio/audio-level';
import { SpokenReplies } from './spoken-replies';

const BARS = [0.5, 0.8, 1, 0.8, 0.5];

/**
 * Says that a reply is being spoken, shows how loud, and stops it. `data-level` is the measured level of what goes to the
 * loudspeaker (0 to 1) and `data-sentence` the number of the sentence: what shows the speech to eyes shows it to tests.
 */
@Component({
  selector: 'app-speaking-bar',
  imports: [LucideVolume2, LucideVolumeX],
  template: `
    @if (spoken.state(); as state) {
      @if (state.kind === 'held') {
        <p class="flex min-w-0 flex-1 items-center gap-2">
          <svg lucideVolumeX class="size-4 flex-none text-warn" aria-hidden="true"></svg>
          The browser keeps sound back until you click or press a key here.
        </p>
        <button type="button" class="btn btn-quiet btn-small" (click)="spoken.wake()">Play the reply</button>
      } @else if (state.kind === 'speaking') {
        <p class="flex min-w-0 flex-1 items-center gap-2">
          <svg lucideVolume2 class="size-4 flex-none text-accent" aria-hidden="true"></svg>
          <span class="truncate">{{ name() }} is speaking</span>
          <span class="flex h-4 items-center gap-0.5" aria-hidden="true">
            @for (bar of bars(); track $index) {
              <span class="w-0.5 rounded-full bg-accent" [style.height.%]="bar"></span>
            }
          </span>
        </p>
        <button type="button" class="btn btn-quiet btn-small" (click)="spoken.stop()">Stop speaking</button>
      }
    }
    @if (spoken.leftOut() > 0) {
      <p class="w-full text-ink-muted" role="status">
        A part of the spoken reply could not be played. All of it is in the text.
      </p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-sm bg-accent-soft py-1 ps-3 pe-1 text-sm',
    '[attr.data-speech]': 'spoken.state().kind',
    '[attr.data-sentence]': 'sentence()',
    '[attr.data-level]': 'level().toFixed(3)',
  },
})
export class SpeakingBar {
  readonly name = input.required<string>();

  protected readonly spoken = inject(SpokenReplies);
  protected readonly level = signal(0);
  protected readonly sentence = computed(() => {
    const state = this.spoken.state();
    return state.kind === 'silent' ? null : state.sentence;
  });
  protected readonly bars = computed(() => {
    const meter = meterOf(this.level());
    return BARS.map((share) => 15 + 85 * meter * share);
  });

  constructor() {
    effect((onCleanup) => {
      if (this.spoken.state().kind !== 'speaking') return this.level.set(0);
      const timer = setInterval(() => this.level.set(this.spoken.peak()), 80);
      onCleanup(() => clearInterval(timer));
    });
  }
}
