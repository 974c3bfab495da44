import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LucideX } from '@lucide/angular';
import { KeepFocus } from '../keep-focus';
import { Toasts } from './toasts';

/** The notes at the foot of the screen. The live regions speak them; here they are only seen. */
@Component({
  selector: 'app-toast-list',
  imports: [LucideX],
  template: `
    @for (toast of toasts.toasts(); track toast.id) {
      <div
        class="pointer-events-auto flex max-w-[min(32rem,100%)] items-center gap-2 rounded-md border hairline bg-surface py-1.5 ps-4 pe-1.5 text-sm shadow-overlay animate-rise"
      >
        <span class="line-clamp-4 min-w-0 flex-1 wrap-anywhere" [class.text-danger]="toast.tone === 'danger'">{{
          toast.text
        }}</span>
        @if (toast.action; as action) {
          <button type="button" class="btn btn-link" (click)="toasts.dismiss(toast.id); action.run()">
            {{ action.label }}
          </button>
        }
        <button type="button" class="icon-btn icon-btn-small" aria-label="Dismiss" (click)="toasts.dismiss(toast.id)">
          <svg lucideX></svg>
        </button>
      </div>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  hostDirectives: [KeepFocus],
  host: { class: 'pointer-events-none fixed inset-x-4 bottom-24 z-30 flex flex-col items-center gap-2' },
})
export class ToastList {
  protected readonly toasts = inject(Toasts);
}
