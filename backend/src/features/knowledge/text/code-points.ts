/** Translates offsets of JavaScript, which count UTF-16 units, into code points, which every client counts alike. */
export class CodePoints {
  /** Offsets of the second halves of surrogate pairs, ascending. */
  private readonly halves: number[] = [];

  constructor(text: string) {
    for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) this.halves.push(index + 1);
  }

  at(offset: number): number {
    let low = 0;
    let high = this.halves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.halves[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }
}

/** The text behind its first `count` code points. */
export function skipCodePoints(text: string, count: number): string {
  let units = 0;
  for (let left = count; left > 0 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(units);
}
