import { afterNextRender, DestroyRef, Directive, ElementRef, inject, Injector, output, signal } from '@angular/core';

/** So near the end counts as being at it. */
const NEAR_PX = 80;
/** From here on earlier messages are asked for. */
const TOP_PX = 600;

/** A scroller that stays at its end while text grows, lets go as soon as the reader scrolls up, and takes hold again at the end. */
@Directive({ selector: '[appStickToEnd]', exportAs: 'stickToEnd', host: { '(scroll)': 'scrolled()' } })
export class StickToEnd {
  readonly nearTop = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly _following = signal(true);
  private lastTop = 0;
  private lastHeight = 0;

  readonly following = this._following.asReadonly();

  constructor() {
    afterNextRender(() => {
      const observer = new ResizeObserver(() => this.grown());
      observer.observe(this.host);
      if (this.host.firstElementChild) observer.observe(this.host.firstElementChild);
      this.injector.get(DestroyRef).onDestroy(() => observer.disconnect());
    });
  }

  toEnd(): void {
    this._following.set(true);
    this.host.scrollTop = this.host.scrollHeight;
  }

  /**
   * To be called before something is put above: what the reader looks at stays where it is. Browsers with scroll
   * anchoring do it themselves, unless they are at the very top; for the others the shift is taken back.
   */
  keepPlace(): void {
    if (CSS.supports('overflow-anchor', 'auto')) {
      this.host.scrollTop = Math.max(this.host.scrollTop, 1);
      return;
    }
    const fromEnd = this.host.scrollHeight - this.host.scrollTop;
    afterNextRender(() => (this.host.scrollTop = this.host.scrollHeight - fromEnd), { injector: this.injector });
  }

  protected scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.host;
    const distance = scrollHeight - scrollTop - clientHeight;
    // A shrinking content moves the position without the reader's doing.
    const movedUp = scrollTop < this.lastTop - 1 && scrollHeight >= this.lastHeight;
    if (movedUp && distance > 4) this._following.set(false);
    else if (scrollTop > this.lastTop && distance <= NEAR_PX) this._following.set(true);
    this.lastTop = scrollTop;
    this.lastHeight = scrollHeight;
    if (scrollTop < TOP_PX) this.nearTop.emit();
  }

  private grown(): void {
    if (this._following()) this.host.scrollTop = this.host.scrollHeight;
  }
}
