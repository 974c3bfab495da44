import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { LucideCheck, LucideCopy } from '@lucide/angular';
import { Announcer } from './announcer';
import { copyText } from './copy-text';

const CONFIRMED_MS = 2000;

/** Copies a text and says so for two seconds. */
@Component({
  selector: 'app-copy-button',
  imports: [LucideCheck, LucideCopy],
  template: `
    <button
      type="button"
      class="icon-btn icon-btn-small"
      [attr.aria-label]="label()"
      [title]="label()"
      (click)="copy()"
    >
      @if (copied()) {
        <svg lucideCheck class="text-ok"></svg>
      } @else {
        <svg lucideCopy></svg>
      }
    </button>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'contents' },
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input.required<string>();

  protected readonly copied = signal(false);
  private readonly announcer = inject(Announcer);

  async copy(): Promise<void> {
    const copied = await copyText(this.text());
    if (!copied) return this.announcer.alert('The browser did not allow copying');
    this.announcer.say('Copied');
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), CONFIRMED_MS);
  }
}
