/** Shorter than a frame of a screen: nobody sees the difference, and a fast model costs a fraction. */
const GAP_MS = 10;

/**
 * Hands text on at once, unless the last came less than 10 ms ago: then it waits, and what comes meanwhile goes with it.
 * So an answer at reading speed is told token by token, and a fast one in a hundred pieces a second at most.
 */
export class TextPacer {
  private held = '';
  private timer: NodeJS.Timeout | null = null;
  private handed_at_ms = -Infinity;

  constructor(private readonly sink: (text: string) => void) {}

  push(text: string): void {
    this.held += text;
    if (this.timer || this.held === '') return;
    const wait_ms = this.handed_at_ms + GAP_MS - performance.now();
    if (wait_ms <= 0) this.hand();
    else this.timer = setTimeout(() => this.hand(), wait_ms);
  }

  /** Hands on what waits, because nothing more will come. */
  flush(): void {
    if (this.timer) this.hand();
  }

  private hand(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.handed_at_ms = performance.now();
    const text = this.held;
    this.held = '';
    this.sink(text);
  }
}
