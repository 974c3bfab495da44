import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { Announcer } from '../announcer';
import { copyText } from '../copy-text';
import { markSources } from './source-markers';
import type { StreamedMarkdown } from './streamed-markdown';

/** The parser is fetched beside the page that needs it, so that the page itself is there sooner. */
const renderer = import('./streamed-markdown');

/** Shows markdown, also while it is still being written: at most one rendering per animation frame. */
@Component({
  selector: 'app-markdown',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'prose block',
    dir: 'auto',
    '[attr.data-streaming]': 'streaming()',
    '(click)': 'pressed($event)',
  },
})
export class Markdown {
  readonly text = input.required<string>();
  readonly streaming = input(false);
  /** Numbers that the finished text refers to as `[n]`. */
  readonly sources = input<readonly number[]>([]);
  readonly sourceAsked = output<number>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly announcer = inject(Announcer);
  private content: StreamedMarkdown | null = null;
  private frame: number | null = null;

  constructor() {
    effect(() => {
      this.sources();
      if (this.streaming() && this.text() !== '') this.schedule();
      else this.draw();
    });
    inject(DestroyRef).onDestroy(() => this.cancel());
    void renderer.then(({ StreamedMarkdown }) => {
      this.content = new StreamedMarkdown(this.host);
      this.draw();
    });
  }

  /** Copy buttons and images stand inside rendered text, so one listener serves them all. */
  protected pressed(event: Event): void {
    const target =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-copy], [data-image], [data-source]')
        : null;
    if (!target) return;
    if (target.dataset['source']) this.sourceAsked.emit(Number(target.dataset['source']));
    else if (target.dataset['image']) this.loadImage(target);
    else void this.copyCode(target);
  }

  private async copyCode(button: HTMLElement): Promise<void> {
    const code = button.closest('.code')?.querySelector('code')?.textContent ?? '';
    const copied = await copyText(code);
    button.textContent = copied ? 'Copied' : 'Not allowed';
    this.announcer.say(copied ? 'Code copied' : 'The browser did not allow copying');
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  }

  private loadImage(button: HTMLElement): void {
    const image = document.createElement('img');
    image.referrerPolicy = 'no-referrer';
    image.alt = button.dataset['alt'] ?? '';
    image.src = button.dataset['image'] ?? '';
    image.addEventListener('error', () => image.replaceWith(`${image.alt} (the image could not be loaded)`));
    button.replaceWith(image);
  }

  private schedule(): void {
    this.text();
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  private draw(): void {
    this.cancel();
    this.content?.update(this.text(), this.streaming());
    if (this.content && !this.streaming() && this.sources().length > 0) markSources(this.host, this.sources());
  }

  private cancel(): void {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
  }
}
