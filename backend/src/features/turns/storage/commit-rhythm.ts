/** A lone answer is committed, and so shown, this often at most: nobody sees a difference below a frame of a screen. */
const SHORTEST_GAP_MS = 10;
/** So often when many answers are being written: one commit, and one write per reader, then carry more text. */
const LONGEST_GAP_MS = 50;
/** How much each further answer adds to the gap. */
const GAP_PER_TURN_MS = 1;

/**
 * Decides when the events that have gathered are committed. Text that comes after a pause goes at once; while text keeps
 * coming, commits have a gap between them that grows with the number of answers which share them. First words do not wait
 * for that gap, and in the commits between they do not wait for the words of others either.
 */
export class CommitRhythm {
  private timer: NodeJS.Timeout | null = null;
  private immediate: NodeJS.Immediate | null = null;
  private dueMs = Infinity;
  private lastMs = -Infinity;
  /** When a commit last took the words of all answers. */
  private lastWholeMs = -Infinity;
  private gapMs = SHORTEST_GAP_MS;

  /** @param commit starts the next commit */
  constructor(private readonly commit: () => void) {}

  /**
   * Something waits to be committed.
   * @param isFirst the first words of an answer, or something that is no text
   */
  request(isFirst: boolean): void {
    if (this.immediate !== null) return;
    const dueMs = isFirst ? this.lastMs + SHORTEST_GAP_MS : this.lastWholeMs + this.gapMs;
    if (dueMs >= this.dueMs) return;
    this.schedule(dueMs, dueMs - performance.now());
  }

  /** Somebody waits for the commit itself. All requests of this turn of the event loop share it. */
  requestNow(): void {
    if (this.immediate === null) this.schedule(-Infinity, 0);
  }

  /** Nothing is committed before `delay_ms` is over, unless `requestNow` says otherwise. */
  postpone(delayMs: number): void {
    this.schedule(-Infinity, delayMs);
  }

  /** Whether a commit that begins now takes the words of all answers. */
  get isWholeDue(): boolean {
    // A timer may fire a fraction of a millisecond before its time.
    return performance.now() >= this.lastWholeMs + this.gapMs - 1;
  }

  /** The next commit takes everything. */
  hurry(): void {
    this.lastWholeMs = -Infinity;
  }

  /** A commit begins, for this many answers. */
  began(turns: number, isWhole: boolean): void {
    this.cancel();
    this.lastMs = performance.now();
    if (!isWhole) return;
    this.lastWholeMs = this.lastMs;
    this.gapMs = Math.min(LONGEST_GAP_MS, Math.max(SHORTEST_GAP_MS, turns * GAP_PER_TURN_MS));
  }

  private schedule(dueMs: number, delayMs: number): void {
    this.cancel();
    this.dueMs = dueMs;
    // Not at once: what arrives in the same turn of the event loop shares the commit.
    if (delayMs <= 0) this.immediate = setImmediate(this.fire);
    else this.timer = setTimeout(this.fire, delayMs);
  }

  private readonly fire = (): void => {
    this.cancel();
    this.commit();
  };

  private cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.immediate !== null) clearImmediate(this.immediate);
    this.timer = null;
    this.immediate = null;
    this.dueMs = Infinity;
  }
}
