/** A lone answer is committed, and so shown, this often at most: nobody sees a difference below a frame of a screen. */
const SHORTEST_GAP_MS = 10;
/** So often when many answers are being written: one commit, and one write per reader, then carry more text. */
const LONGEST_GAP_MS = 50;
/** How much each further answer adds to the gap. */
const GAP_PER_TURN_MS = 1;

/**
 * Decides when the events that have gathered are committed. Text that comes after a pause goes at once; while text keeps
 * coming, commits have a gap between them that grows with the number of answers which share them.
 */
export class CommitRhythm {
  private timer: NodeJS.Timeout | null = null;
  private immediate: NodeJS.Immediate | null = null;
  private due_ms = Infinity;
  private last_ms = -Infinity;
  private gap_ms = SHORTEST_GAP_MS;

  /** @param commit starts the next commit */
  constructor(private readonly commit: () => void) {}

  /**
   * Something waits to be committed.
   * @param is_young its answer has only begun: the first words do not wait for the gap of many
   */
  request(is_young: boolean): void {
    if (this.immediate !== null) return;
    const due_ms = this.last_ms + (is_young ? SHORTEST_GAP_MS : this.gap_ms);
    if (due_ms >= this.due_ms) return;
    this.schedule(due_ms, due_ms - performance.now());
  }

  /** Somebody waits for the commit itself. All requests of this turn of the event loop share it. */
  requestNow(): void {
    if (this.immediate === null) this.schedule(-Infinity, 0);
  }

  /** Nothing is committed before `delay_ms` is over, unless `requestNow` says otherwise. */
  postpone(delay_ms: number): void {
    this.schedule(-Infinity, delay_ms);
  }

  /** A commit begins, for this many answers. */
  began(turns: number): void {
    this.cancel();
    this.last_ms = performance.now();
    this.gap_ms = Math.min(LONGEST_GAP_MS, Math.max(SHORTEST_GAP_MS, turns * GAP_PER_TURN_MS));
  }

  private schedule(due_ms: number, delay_ms: number): void {
    this.cancel();
    this.due_ms = due_ms;
    // Not at once: what arrives in the same turn of the event loop shares the commit.
    if (delay_ms <= 0) this.immediate = setImmediate(this.fire);
    else this.timer = setTimeout(this.fire, delay_ms);
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
    this.due_ms = Infinity;
  }
}
