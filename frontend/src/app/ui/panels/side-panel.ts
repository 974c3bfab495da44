import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { LucideX } from '@lucide/angular';

/** Something beside the page, over it where there is no room for both: a title, a way to close it, and a scrolling body. */
@Component({
  selector: 'app-side-panel',
  imports: [LucideX],
  template: `
    <header class="flex h-14 flex-none items-center gap-2 border-b hairline ps-4 pe-2">
      <h2 class="min-w-0 flex-1 truncate text-md font-medium" [title]="heading()">{{ heading() }}</h2>
      <button type="button" class="icon-btn" aria-label="Close the source" title="Close (Esc)" (click)="closed.emit()">
        <svg lucideX></svg>
      </button>
    </header>
    <div class="min-h-0 flex-1 overflow-y-auto px-4 py-4" tabindex="0" role="group" aria-label="Passage">
      <ng-content />
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class:
      'absolute inset-y-0 end-0 z-10 flex w-full flex-col border-s hairline bg-surface shadow-overlay min-[640px]:w-[360px] min-[1200px]:shadow-none',
    role: 'complementary',
    'aria-label': 'Source',
    tabindex: '-1',
    '(keydown.escape)': 'escape($event)',
  },
})
export class SidePanel {
  readonly heading = input.required<string>();
  readonly closed = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  focus(): void {
    this.host.focus({ preventScroll: true });
  }

  protected escape(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
