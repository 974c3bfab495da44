import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const BARS = 48;
/** Also silence has a bar. */
const LEAST = 8;

/** Loudness over time as bars; what was played is in full colour. Without peaks a plain line of equal bars. */
@Component({
  selector: 'app-waveform',
  template: `
    <svg [attr.viewBox]="'0 0 ' + width + ' 100'" preserveAspectRatio="none" class="block size-full" aria-hidden="true">
      @for (bar of bars(); track $index) {
        <rect
          [attr.x]="$index * 4"
          [attr.y]="(100 - bar) / 2"
          width="2.4"
          [attr.height]="bar"
          fill="currentColor"
          [attr.opacity]="$index < played() ? 1 : 0.45"
        />
      }
    </svg>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class Waveform {
  /** 0 to 100, evenly over the time; null when they are not known. */
  readonly peaks = input.required<readonly number[] | null>();
  /** 0 to 1. */
  readonly progress = input.required<number>();

  protected readonly width = BARS * 4;
  protected readonly bars = computed(() => barsOf(this.peaks(), BARS));
  protected readonly played = computed(() => Math.round(this.progress() * BARS));
}

/** As many bars as there is room for, each the loudest of its stretch. */
export function barsOf(peaks: readonly number[] | null, count: number): readonly number[] {
  if (!peaks || peaks.length === 0) return Array.from({ length: count }, () => LEAST * 2);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * peaks.length) / count);
    const to = Math.max(Math.floor(((index + 1) * peaks.length) / count), from + 1);
    return Math.max(LEAST, ...peaks.slice(from, to));
  });
}
