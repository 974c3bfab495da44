import { ChangeDetectionStrategy, Component, effect, input, signal, untracked } from '@angular/core';
import { meterOf } from './audio-level';

const BARS = 40;

/** The last seconds of a microphone as bars that move from the end to the start. */
@Component({
  selector: 'app-level-bars',
  template: `
    @for (bar of bars(); track $index) {
      <span class="w-0.5 flex-none rounded-full bg-current" [style.height.%]="bar"></span>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'flex items-center justify-end gap-[3px] overflow-hidden', 'aria-hidden': 'true' },
})
export class LevelBars {
  /** A new object for every measurement; 0 to 1, or null when it is not known. */
  readonly level = input.required<{ readonly peak: number | null }>();

  protected readonly bars = signal<readonly number[]>(Array.from({ length: BARS }, () => LEAST));

  constructor() {
    effect(() => {
      const height = Math.max(LEAST, meterOf(this.level().peak ?? 0) * 100);
      untracked(() => this.bars.update((bars) => [...bars.slice(1), height]));
    });
  }
}

/** Percent; a quiet moment is a dot. */
const LEAST = 10;
