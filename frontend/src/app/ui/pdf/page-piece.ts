import type { PageText } from './passage-on-page';

/** A rectangle in shares of the page's width and height, from its upper left corner. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PagePiece extends PageText {
  /** Where the characters from `start` to `end` stand. */
  box(start: number, end: number): PageBox;
}

/** A piece as PDF.js gives it; its width in points. */
interface TextItem {
  readonly str: string;
  readonly width: number;
}

/** What is known of a font; ascent and descent in heights of its letters. */
interface FontFacts {
  readonly ascent: number;
  readonly descent: number;
  readonly fontFamily: string;
}

/** How wide a text is, in units that compare within one font. */
export type Measure = (text: string, font: string) => number;

const USUAL: FontFacts = { ascent: 0.8, descent: 0.2, fontFamily: 'sans-serif' };

/**
 * A piece of text of a PDF page, wherever and at whatever angle it stands.
 * @param placed where it stands on the drawn page, as a transformation of six members
 * @param page size in CSS pixels, and how many there are for a point
 */
export function pieceOf(
  item: TextItem,
  [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: number[],
  page: { width: number; height: number; scale: number },
  font: FontFacts | null,
  measure: Measure,
): PagePiece {
  const along = unit(a, b);
  const up = unit(c, d);
  const size = Math.hypot(c, d);
  const length = item.width * page.scale;
  const { ascent, descent, fontFamily: family } = font ?? USUAL;
  // Fonts that tell nothing say 0.
  const above = size * (ascent === 0 ? USUAL.ascent : ascent);
  const below = size * (descent === 0 ? USUAL.descent : Math.abs(descent));
  return {
    text: item.str,
    box: (start, end) => {
      const whole = measure(item.str, family) || 1;
      const from = (length * measure(item.str.slice(0, start), family)) / whole;
      const to = (length * measure(item.str.slice(0, end), family)) / whole;
      const corners = [from, to].flatMap((ahead) =>
        [above, -below].map((high) => ({
          x: x + along.x * ahead + up.x * high,
          y: y + along.y * ahead + up.y * high,
        })),
      );
      const left = Math.min(...corners.map((corner) => corner.x));
      const top = Math.min(...corners.map((corner) => corner.y));
      return {
        x: left / page.width,
        y: top / page.height,
        width: (Math.max(...corners.map((corner) => corner.x)) - left) / page.width,
        height: (Math.max(...corners.map((corner) => corner.y)) - top) / page.height,
      };
    },
  };
}

function unit(x: number, y: number): { x: number; y: number } {
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}
