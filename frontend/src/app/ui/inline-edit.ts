import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';

/** A name edited in place: Enter or leaving keeps it, Esc does not. */
@Component({
  selector: 'app-inline-edit',
  template: `
    <input
      #box
      class="field"
      maxlength="200"
      autocomplete="off"
      [value]="value()"
      [attr.aria-label]="label()"
      (keydown)="pressed($event)"
      (blur)="keep()"
    />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block min-w-0' },
})
export class InlineEdit {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly saved = output<string>();
  readonly cancelled = output();
  /** It ended by a key: the focus that was in it belongs somewhere else now. */
  readonly left = output();

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private over = false;

  constructor() {
    afterNextRender(() => {
      this.box().nativeElement.focus();
      this.box().nativeElement.select();
    });
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Enter') this.keep();
    else if (event.key === 'Escape') this.end(() => this.cancelled.emit());
    else return;
    event.preventDefault();
    this.left.emit();
  }

  protected keep(): void {
    const text = this.box().nativeElement.value.trim();
    this.end(() => (text === '' ? this.cancelled.emit() : this.saved.emit(text)));
  }

  /** The field is removed while it has the focus, and a blur follows: only the first end counts. */
  private end(tell: () => void): void {
    if (this.over) return;
    this.over = true;
    tell();
  }
}
