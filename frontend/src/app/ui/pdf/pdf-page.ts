import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { LucideChevronLeft, LucideChevronRight, LucideZoomIn, LucideZoomOut } from '@lucide/angular';
import { markedLines } from './marked-lines';
import { passageOnPage } from './passage-on-page';
import { type DrawnPage, PdfFailure, type PdfFile, PdfFiles } from './pdf-files';

/** How much larger a page is when the reader wants to read it rather than to see where the passage stands. */
const ENLARGED = 2.2;
const FRAME_BORDERS_PX = 2;

/** A page of a PDF file as it was printed, with a passage marked on it; its other pages are a button away. */
@Component({
  selector: 'app-pdf-page',
  imports: [LucideChevronLeft, LucideChevronRight, LucideZoomIn, LucideZoomOut],
  templateUrl: './pdf-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class PdfPage {
  readonly url = input.required<string>();
  readonly filename = input.required<string>();
  /** From 1. */
  readonly page = input.required<number>();
  readonly passage = input.required<string>();

  private readonly files = inject(PdfFiles);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly holder = viewChild<ElementRef<HTMLElement>>('holder');
  private readonly frame = viewChild<ElementRef<HTMLElement>>('frame');
  private readonly attempt = signal(0);

  protected readonly file = signal<PdfFile | null>(null);
  protected readonly drawn = signal<DrawnPage | null>(null);
  protected readonly failure = signal<PdfFailure['reason'] | null>(null);
  protected readonly enlarged = signal(false);
  /** The page on screen: the one of the passage until the reader turns it. */
  protected readonly shown = linkedSignal({
    source: () => ({ url: this.url(), page: this.page(), passage: this.passage() }),
    computation: ({ page }) => page,
  });
  private readonly room = signal(0);
  /** Of the page, in CSS pixels. */
  protected readonly width = computed(() => this.room() * (this.enlarged() ? ENLARGED : 1));
  protected readonly lines = computed(() => {
    const pieces = this.drawn()?.pieces;
    return pieces ? markedLines(pieces, passageOnPage(pieces, this.passage())) : [];
  });
  /** The reader looks for a mark on this page, and there is none. */
  protected readonly unmarked = computed(() => this.drawn()?.number === this.page() && this.lines().length === 0);

  constructor() {
    const observer = new ResizeObserver(() => this.room.set(this.host.clientWidth - FRAME_BORDERS_PX));
    observer.observe(this.host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
    effect((onCleanup) => {
      this.attempt();
      onCleanup(this.open(this.url()));
    });
    effect((onCleanup) => {
      const file = this.file();
      const width = this.width();
      const shown = this.shown();
      if (file && width > 0) onCleanup(this.draw(file, shown, width));
    });
    effect(() => {
      const [line] = this.lines();
      const frame = this.frame()?.nativeElement;
      const page = this.drawn();
      if (frame && page && this.enlarged() && line) scrollToLine(frame, page, line);
    });
  }

  protected again(): void {
    this.shown.set(this.page());
    this.attempt.update((attempt) => attempt + 1);
  }

  /** @returns what closes the file again */
  private open(url: string): () => void {
    const end = new AbortController();
    this.file.set(null);
    this.drawn.set(null);
    this.failure.set(null);
    const opened = this.files.open(url, end.signal);
    opened.then(
      (file) => {
        if (!end.signal.aborted) this.file.set(file);
      },
      (error: unknown) => this.fail(error, end.signal),
    );
    return () => {
      end.abort();
      opened.then(
        (file) => file.close(),
        () => undefined,
      );
    };
  }

  /** @returns what cancels it */
  private draw(file: PdfFile, number: number, width: number): () => void {
    const end = new AbortController();
    file.draw(Math.min(number, file.pageCount), width, end.signal).then(
      (page) => {
        if (!end.signal.aborted) this.show(page);
      },
      (error: unknown) => this.fail(error, end.signal),
    );
    return () => end.abort();
  }

  private show(page: DrawnPage): void {
    const { canvas, number } = page;
    canvas.className = 'absolute inset-0 size-full';
    canvas.setAttribute('role', 'img');
    this.holder()?.nativeElement.replaceChildren(canvas);
    this.drawn.set(page);
    const marked = this.lines().length > 0 ? ', with the passage marked' : '';
    canvas.setAttribute('aria-label', `Page ${number} of ${this.filename()}${marked}`);
  }

  private fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.failure.set(error instanceof PdfFailure ? error.reason : 'unreadable');
    // What took too long would otherwise go on.
    this.file()?.close();
    this.file.set(null);
  }
}

function scrollToLine(frame: HTMLElement, page: DrawnPage, line: { x: number; y: number; width: number }): void {
  const middle = { x: (line.x + line.width / 2) * page.width, y: line.y * page.height };
  requestAnimationFrame(() =>
    frame.scrollTo({ left: middle.x - frame.clientWidth / 2, top: middle.y - frame.clientHeight / 3 }),
  );
}
