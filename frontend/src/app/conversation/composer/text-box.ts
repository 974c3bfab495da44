import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { SkipTarget } from '../../core/browser/skip-target';

/** The text area of the message: grows with its text, and never submits while an input method composes. */
@Component({
  selector: 'app-text-box',
  templateUrl: './text-box.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'contents' },
})
export class TextBox {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  readonly hidden = input(false);
  readonly readOnly = input(false);
  readonly invalid = input(false);
  /** Id of the element that describes it. */
  readonly describedBy = input<string | null>(null);
  readonly edited = output<string>();
  readonly submitted = output();

  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  constructor() {
    inject(DestroyRef).onDestroy(inject(SkipTarget).register());
    effect(() => {
      const text = this.text();
      const box = this.box().nativeElement;
      // Writing the same value again would disturb an input method.
      if (box.value !== text) box.value = text;
      box.style.height = 'auto';
      box.style.height = `${box.scrollHeight}px`;
    });
  }

  protected pressed(event: KeyboardEvent): void {
    // 229: the key belongs to an input method, also in browsers that end the composition before the key event.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.submitted.emit();
  }
}
