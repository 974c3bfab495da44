import { afterNextRender, Directive, effect, ElementRef, inject, Injector, input } from '@angular/core';
import type { VoicePhase } from '../voice/voice-phase';

/** Keeps the focus in the composer while its buttons come and go with the phases of a recording. */
@Directive({ selector: '[appComposerFocus]', host: { '(mousedown)': 'retainInText($event)' } })
export class ComposerFocus {
  readonly appComposerFocus = input.required<VoicePhase['kind']>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);

  constructor() {
    let before: VoicePhase['kind'] = 'idle';
    effect(() => {
      const kind = this.appComposerFocus();
      if (kind !== before) this.repair(kind);
      before = kind;
    });
  }

  /** Send and stop leave the focus in the text, and the keyboard of a phone open. */
  protected retainInText(event: MouseEvent): void {
    const isButton = event.target instanceof Element && event.target.closest('#send, #stop') !== null;
    if (isButton && document.activeElement === this.textBox()) event.preventDefault();
  }

  /** The button that had the focus may be gone: it goes to where the next step is. */
  private repair(kind: VoicePhase['kind']): void {
    const focused = document.activeElement;
    if (focused !== document.body && !this.host.contains(focused)) return;
    const next = kind === 'review' || kind === 'unsent' ? '#send' : '#record';
    const hadText = focused instanceof HTMLTextAreaElement;
    afterNextRender(
      () => {
        if (kind === 'transcript') return this.focusText();
        const isLost = document.activeElement === document.body || !isShown(document.activeElement);
        if (isLost && (kind !== 'idle' || !hadText)) this.host.querySelector<HTMLElement>(next)?.focus();
        else if (isLost) this.focusText();
      },
      { injector: this.injector },
    );
  }

  private focusText(): void {
    this.textBox()?.focus({ preventScroll: true });
  }

  private textBox(): HTMLTextAreaElement | null {
    return this.host.querySelector('textarea');
  }
}

function isShown(element: Element | null): boolean {
  return element !== null && element.getClientRects().length > 0;
}
