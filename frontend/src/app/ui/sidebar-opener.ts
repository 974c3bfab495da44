import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { LucideMenu, LucidePanelLeftOpen } from '@lucide/angular';

/** At the start of a header: opens the sidebar where it lies over the page, or brings it back where it was hidden. */
@Component({
  selector: 'app-sidebar-opener',
  imports: [LucideMenu, LucidePanelLeftOpen],
  template: `
    @if (!wide()) {
      <button type="button" id="open-sidebar" class="icon-btn" aria-label="Open the sidebar" (click)="opened.emit()">
        <svg lucideMenu></svg>
      </button>
    } @else if (sidebarHidden()) {
      <button
        type="button"
        id="show-sidebar"
        class="icon-btn -ms-2"
        aria-label="Show the sidebar"
        title="Show the sidebar (Ctrl B)"
        (click)="opened.emit()"
      >
        <svg lucidePanelLeftOpen class="rtl:-scale-x-100"></svg>
      </button>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'contents' },
})
export class SidebarOpener {
  readonly wide = input.required<boolean>();
  readonly sidebarHidden = input(false);
  readonly opened = output();
}
