import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { LucideArrowUp, LucideSquare } from '@lucide/angular';
import { codePoints, grouped } from '../core/counted';
import { Drafts } from '../core/drafts';

/** From this share of the limit on the number of characters is shown. */
const COUNTED_FROM = 0.8;

/** The message box: grows with the text, keeps a draft per place, never sends while an input method composes. */
@Component({
  selector: 'app-composer',
  imports: [LucideArrowUp, LucideSquare],
  templateUrl: './composer.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class Composer {
  /** Whose draft this is: a session, or an agent whose session does not exist yet. */
  readonly place = input.required<string>();
  readonly agentName = input.required<string>();
  readonly limit = input.required<number>();
  readonly replying = input(false);
  readonly stopping = input(false);
  /** A send is being confirmed. */
  readonly busy = input(false);
  readonly sent = output<string>();
  readonly stopped = output();
  readonly edited = output();

  private readonly drafts = inject(Drafts);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  protected readonly text = signal('');
  protected readonly waits = signal(false);
  protected readonly length = computed(() => codePoints(this.text().trim()));
  protected readonly tooLong = computed(() => this.length() > this.limit());
  protected readonly counter = computed(() =>
    this.length() >= this.limit() * COUNTED_FROM ? `${grouped(this.length())} / ${grouped(this.limit())}` : null,
  );
  protected readonly sendable = computed(() => !this.busy() && !this.tooLong() && this.text().trim() !== '');

  constructor() {
    effect(() => {
      const place = this.place();
      untracked(() => {
        // A first message moves from the agent's page to its new session while it is on its way: not a draft again.
        if (!this.busy()) this.show(this.drafts.read(place).text);
      });
    });
    effect(() => {
      if (!this.replying()) this.waits.set(false);
    });
  }

  focus(): void {
    this.box().nativeElement.focus({ preventScroll: true });
  }

  /** Shows a text without touching the stored draft: what was given back, or nothing. */
  show(text: string): void {
    this.text.set(text);
    const box = this.box().nativeElement;
    box.value = text;
    this.fit(box);
  }

  protected typed(box: HTMLTextAreaElement): void {
    this.text.set(box.value);
    this.drafts.write(this.place(), { text: box.value, key: null, after: null });
    this.fit(box);
    this.edited.emit();
  }

  protected pressed(event: KeyboardEvent): void {
    // 229: the key belongs to an input method, also in browsers that end the composition before the key event.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.send();
  }

  protected send(): void {
    if (!this.sendable()) return;
    if (this.replying()) return this.waits.set(true);
    const text = this.text().trim();
    this.show('');
    this.sent.emit(text);
  }

  private fit(box: HTMLTextAreaElement): void {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }
}
