import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  ErrorHandler,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Announcer } from '../announcer';
import { copyText } from '../copy-text';
import { RenderQueue } from './render-queue';
import { markSources } from './source-markers';
import { showAll } from './long-text';
import type * as parser from './streamed-markdown';

/** The parser is fetched beside the page that needs it, so that the page itself is there sooner. */
let renderer: Promise<typeof parser> | null = import('./streamed-markdown');
// Every text that needs it notices.
renderer.catch(() => (renderer = null));

/** Of the time while an answer is being written, at most a quarter is spent on rendering it. */
const PAUSE_FACTOR = 3;
const SHORT_MS = 12;

/** Shows markdown, also while it is still being written: at most one rendering per animation frame. */
@Component({
  selector: 'app-markdown',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'prose block',
    dir: 'auto',
    '[attr.data-streaming]': 'streaming()',
    '[class.whitespace-pre-wrap]': 'isPlain()',
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
  private readonly queue = inject(RenderQueue);
  private content: parser.StreamedMarkdown | null = null;
  private frame: number | null = null;
  private pause: ReturnType<typeof setTimeout> | null = null;
  private readonly errors = inject(ErrorHandler);
  protected readonly isPlain = signal(false);
  private isDestroyed = false;
  private readonly job = (): boolean => this.draw();

  constructor() {
    effect(() => {
      this.text();
      this.sources();
      if (this.isPlain()) this.host.textContent = this.text();
      else if (this.streaming()) this.schedule();
      else this.show();
    });
    inject(DestroyRef).onDestroy(() => {
      this.content = null;
      this.isDestroyed = true;
      this.cancel();
    });
    void this.load();
  }

  /** Without its parser the text is shown as it was written. */
  private async load(): Promise<void> {
    try {
      renderer ??= import('./streamed-markdown');
      const { StreamedMarkdown } = await renderer;
      if (this.isDestroyed) return;
      this.host.replaceChildren();
      this.content = new StreamedMarkdown(this.host);
      this.show();
    } catch (error) {
      renderer = null;
      this.isPlain.set(true);
      this.errors.handleError(error);
    }
  }

  /** Copy buttons and images stand inside rendered text, so one listener serves them all. */
  protected pressed(event: Event): void {
    const target =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-copy], [data-image], [data-source], [data-show-all]')
        : null;
    if (!target) return;
    if (target.dataset['source']) this.sourceAsked.emit(Number(target.dataset['source']));
    else if (target.dataset['image']) this.loadImage(target);
    else if (target.hasAttribute('data-show-all')) showAll(target);
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

  private show(): void {
    if (this.content) this.queue.add(this.job);
  }

  private schedule(): void {
    if (this.pause !== null) return;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      const begin = performance.now();
      const isDone = this.draw();
      const tookMs = performance.now() - begin;
      if (isDone && tookMs < SHORT_MS) return;
      this.pause = setTimeout(() => {
        this.pause = null;
        if (this.streaming()) this.schedule();
      }, tookMs * PAUSE_FACTOR);
    });
  }

  private draw(): boolean {
    if (!this.content) return true;
    const isDone = this.content.update(this.text(), this.streaming());
    if (isDone && !this.streaming() && this.sources().length > 0) markSources(this.host, this.sources());
    return isDone;
  }

  private cancel(): void {
    this.queue.remove(this.job);
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    if (this.pause !== null) clearTimeout(this.pause);
    this.frame = this.pause = null;
  }
}
