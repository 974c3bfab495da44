import { Directive, ElementRef, inject } from '@angular/core';

/** Alt with an arrow key goes from message to message, beginning with the last. */
@Directive({
  selector: '[appMessageSteps]',
  host: {
    '(document:keydown.alt.arrowup)': 'step($event, -1)',
    '(document:keydown.alt.arrowdown)': 'step($event, 1)',
  },
})
export class MessageSteps {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected step(event: Event, direction: 1 | -1): void {
    const messages = [...this.host.querySelectorAll<HTMLElement>('article')];
    if (messages.length === 0 || document.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    const current = messages.findIndex((message) => message.contains(document.activeElement));
    const next = current === -1 ? messages.length - 1 : Math.min(Math.max(current + direction, 0), messages.length - 1);
    messages[next]?.focus();
  }
}
