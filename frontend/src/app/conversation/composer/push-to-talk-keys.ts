import { Directive, input, output } from '@angular/core';

/** Alt V anywhere on the page: held, it records until it is released; tapped, until the next tap. */
@Directive({
  selector: '[appPushToTalkKeys]',
  host: {
    '(document:keydown)': 'down($event)',
    '(document:keyup)': 'up($event)',
    '(window:blur)': 'interrupt()',
  },
})
export class PushToTalkKeys {
  readonly talkEnabled = input.required<boolean>();
  readonly talkPressed = output();
  readonly talkReleased = output();
  /** Another window came to the front: nothing is sent by that. */
  readonly talkInterrupted = output();

  private isHeld = false;

  protected down(event: KeyboardEvent): void {
    if (!event.altKey || event.code !== 'KeyV' || event.ctrlKey || event.metaKey || !this.talkEnabled()) return;
    if (document.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    if (event.repeat || this.isHeld) return;
    this.isHeld = true;
    this.talkPressed.emit();
  }

  protected up({ code, key }: KeyboardEvent): void {
    if (!this.isHeld || (code !== 'KeyV' && key !== 'Alt')) return;
    this.isHeld = false;
    this.talkReleased.emit();
  }

  protected interrupt(): void {
    this.isHeld = false;
    this.talkInterrupted.emit();
  }
}
