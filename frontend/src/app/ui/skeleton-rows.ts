import { ChangeDetectionStrategy, Component, DestroyRef, inject, signal } from '@angular/core';

const QUIET_MS = 200;

/** Five grey rows for a list that takes longer than a blink. */
@Component({
  selector: 'app-skeleton-rows',
  template: `
    @if (shown()) {
      @for (width of widths; track $index) {
        <div class="flex h-11 items-center gap-3 px-3">
          <span class="size-7 rounded-full bg-line"></span>
          <span class="h-3 rounded-sm bg-line" [style.width.%]="width"></span>
        </div>
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block animate-pulse-soft', 'aria-hidden': 'true' },
})
export class SkeletonRows {
  protected readonly shown = signal(false);
  protected readonly widths = [62, 48, 70, 40, 56];

  constructor() {
    const timer = setTimeout(() => this.shown.set(true), QUIET_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
