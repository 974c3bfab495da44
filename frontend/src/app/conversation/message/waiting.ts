import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal } from '@angular/core';

const STILL_WAITING_MS = 8000;
const MAY_LOAD_MS = 20_000;

/** Before the first token of a reply: three dots, and a notice when it takes long. */
@Component({
  selector: 'app-waiting',
  template: `
    <span class="inline-flex h-7 items-center gap-1 motion-reduce:hidden" aria-hidden="true">
      <span class="size-1.5 rounded-full bg-ink-muted animate-dot"></span>
      <span class="size-1.5 rounded-full bg-ink-muted animate-dot [animation-delay:160ms]"></span>
      <span class="size-1.5 rounded-full bg-ink-muted animate-dot [animation-delay:320ms]"></span>
    </span>
    <span class="hidden text-ink-muted motion-reduce:inline">Thinking</span>
    @if (notice(); as text) {
      <span class="ms-3 min-w-0 text-sm text-ink-muted wrap-anywhere">{{ text }}</span>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'flex items-center' },
})
export class Waiting {
  readonly model = input.required<string>();

  protected readonly notice = signal<string | null>(null);

  constructor() {
    const timers = [
      setTimeout(() => this.notice.set(`Still waiting for ${this.model()}`), STILL_WAITING_MS),
      setTimeout(() => this.notice.set('Local models may load for a while. Esc stops.'), MAY_LOAD_MS),
    ];
    inject(DestroyRef).onDestroy(() => timers.forEach(clearTimeout));
  }
}
