import { booleanAttribute, DestroyRef, Directive, DOCUMENT, ElementRef, inject, input } from '@angular/core';

const FOCUSABLE =
  ':is(a[href], button, input, textarea, select, summary, [tabindex]:not([tabindex="-1"])):not(:disabled)';

/**
 * Passes the focus on when the element that has it is removed or switched off, so that a keyboard never starts again at
 * the top of the page: to the child that takes its place, else to a named element, else to what is left here, else to the page.
 */
@Directive({
  selector: '[appKeepFocus]',
  host: { '(focusin)': 'entered($event)', '(focusout)': 'left($event)' },
})
export class KeepFocus {
  /** Selector of what gets the focus when no child takes the place of the removed one. */
  readonly appKeepFocus = input('');
  /** The children of this element are alike: the next one, or the last, takes the place of a removed one. */
  readonly keepFocusNeighbours = input(false, { transform: booleanAttribute });

  private readonly document = inject(DOCUMENT);
  private readonly isTouch = this.document.defaultView?.matchMedia?.('(pointer: coarse)').matches ?? false;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private focused: HTMLElement | null = null;
  /** Where the focus came from. */
  private before: HTMLElement | null = null;
  /** Which child of the host the focus is in. */
  private child = -1;

  constructor() {
    const observer = new MutationObserver((changes) => this.changed(changes));
    observer.observe(this.host, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected entered({ target, relatedTarget }: FocusEvent): void {
    if (!(target instanceof HTMLElement)) return;
    if (relatedTarget instanceof HTMLElement && !this.host.contains(relatedTarget)) this.before = relatedTarget;
    this.focused = target;
    this.child = [...this.host.children].findIndex((child) => child.contains(target));
  }

  protected left({ target, relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node) {
      if (!this.host.contains(relatedTarget)) this.focused = null;
      return;
    }
    // A removed element is seen by the observer before this runs; somebody who clicked beside it wants no focus back.
    setTimeout(() => {
      if (this.focused === target && this.document.hasFocus() && this.document.activeElement !== target) {
        this.focused = null;
      }
    });
  }

  private changed(changes: readonly MutationRecord[]): void {
    const { focused } = this;
    if (!focused) return;
    // Browsers take the focus from a button that is switched off, but later.
    const isOff = focused.isConnected && focused.matches(':disabled');
    if (isOff && (this.document.activeElement === focused || isLost(this.document))) return this.fallback()?.focus();
    if (!isLost(this.document)) return;
    if (!changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(focused)))) return;
    // Moved within its list, it is removed and put back.
    const next = focused.isConnected ? focused : (this.neighbour(focused) ?? this.fallback());
    next?.focus({ preventScroll: next === focused });
  }

  /** The same button of the child that is in the place of the removed one, else the first thing in it. */
  private neighbour(gone: HTMLElement): HTMLElement | null {
    if (!this.keepFocusNeighbours()) return null;
    const children = this.host.children;
    const child = children[Math.min(this.child, children.length - 1)];
    const buttons = [...(child?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    return buttons.find(({ title }) => title !== '' && title === gone.title) ?? buttons[0] ?? null;
  }

  private fallback(): HTMLElement | null {
    const named = this.appKeepFocus() === '' ? null : this.document.querySelector<HTMLElement>(this.appKeepFocus());
    // Behind a modal dialog nothing can have the focus.
    const before = this.before?.isConnected && !this.host.closest('[aria-modal="true"]') ? this.before : null;
    const candidates = [named, before, ...this.host.querySelectorAll<HTMLElement>(FOCUSABLE)];
    // A text field that gets the focus by itself would open the keyboard of a phone.
    const fits = (each: HTMLElement): boolean => !this.isTouch || !each.matches('textarea, input');
    return candidates.find((each) => each !== null && fits(each)) ?? this.document.getElementById('main');
  }
}

/** Nothing on the page has the focus, or only the page as a whole. */
export function isLost({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body || activeElement.id === 'main';
}
