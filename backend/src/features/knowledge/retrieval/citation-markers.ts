/** `[3]` and lists such as `[1, 3]`; the space before it goes when the whole marker does. */
const MARKER = /( ?)\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\](?!\()/g;
/** What could become a marker when more text comes. */
const BEGUN = /[ ]?(?:\[[\d\s,;]{0,24}\]?)?$/;

const MAX_TICKS = 100;

/**
 * Keeps the markers of an answer true while it streams: one that names no passage is removed, a list becomes one marker
 * for each. Code is left alone, where `[0]` is an index. Text that may be part of a marker waits for the next piece.
 */
export class CitationMarkers {
  private waiting = '';
  private inCode = false;
  private fence = false;

  /** @param count passages that were given: markers from 1 to this are true */
  constructor(private readonly count: number) {}

  /** @returns what of the text so far can be shown; may be empty */
  push(text: string): string {
    const pending = this.waiting + text;
    const held = BEGUN.exec(pending)?.[0].length ?? 0;
    const ticks = trailingTicks(pending);
    const keep = Math.max(held, ticks);
    this.waiting = pending.slice(pending.length - keep);
    return this.clean(pending.slice(0, pending.length - keep));
  }

  /** What was waiting at the end. */
  rest(): string {
    const { waiting } = this;
    this.waiting = '';
    return this.clean(waiting);
  }

  private clean(text: string): string {
    return text
      .split(/(`+)/)
      .map((part) => {
        if (part.startsWith('`')) {
          this.toggle(part.length);
          return part;
        }
        return this.inCode ? part : part.replace(MARKER, (_, space: string, list: string) => this.markers(space, list));
      })
      .join('');
  }

  private markers(space: string, list: string): string {
    const numbers = list.split(/[,;]/).map(Number);
    const valid = numbers.filter((number) => number >= 1 && number <= this.count);
    return valid.length === 0 ? '' : space + valid.map((number) => `[${number}]`).join('');
  }

  /** Three or more open or close a block; fewer are code within a line, and text within a block. */
  private toggle(ticks: number): void {
    if (ticks >= 3) {
      this.fence = !this.fence;
      this.inCode = this.fence;
    } else if (!this.fence) this.inCode = !this.inCode;
  }
}

/** How many backticks end a text; of a run that nobody writes on purpose only the last are waited with. */
function trailingTicks(text: string): number {
  let count = 0;
  while (count < MAX_TICKS && text[text.length - 1 - count] === '`') count++;
  return count;
}

/** The numbers an answer refers to. */
export function citedNumbers(answer: string): Set<number> {
  return new Set([...answer.matchAll(/\[(\d{1,3})\](?!\()/g)].map((found) => Number(found[1])));
}

/** An earlier answer as a model should see it: its markers point at passages that are not given any more. */
export function withoutMarkers(answer: string): string {
  return answer.replace(/ ?\[\d{1,3}\](?!\()/g, '');
}
