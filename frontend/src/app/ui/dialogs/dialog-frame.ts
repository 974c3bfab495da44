import { DialogRef } from '@angular/cdk/dialog';
import { booleanAttribute, ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { LucideX } from '@lucide/angular';
import { KeepFocus } from '../keep-focus';

/** Title, close button, scrolling body and a row of buttons: what every dialog has. */
@Component({
  selector: 'app-dialog-frame',
  imports: [LucideX],
  template: `
    <header class="flex items-center gap-3 border-b hairline py-3 ps-6 pe-3">
      <h2 class="line-clamp-4 min-w-0 flex-1 text-title wrap-anywhere">{{ heading() }}</h2>
      <button type="button" class="icon-btn self-start" aria-label="Close" (click)="dismiss()">
        <svg lucideX></svg>
      </button>
    </header>
    <div class="min-h-0 flex-1 overflow-y-auto px-6 py-5"><ng-content /></div>
    <ng-content select="[dialogActions]" />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  hostDirectives: [KeepFocus],
  host: {
    class:
      'flex max-h-[calc(100dvh-32px)] flex-col overflow-hidden rounded-md border hairline bg-surface shadow-overlay animate-rise',
  },
})
export class DialogFrame {
  readonly heading = input.required<string>();

  /** The dialog decides itself what its close button does (an editor asks before it discards). */
  readonly guarded = input(false, { transform: booleanAttribute });
  readonly dismissed = output();

  private readonly dialog = inject(DialogRef);

  protected dismiss(): void {
    if (this.guarded()) this.dismissed.emit();
    else this.dialog.close();
  }
}
