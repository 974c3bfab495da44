import { type Unit, unitsOf } from './units.js';
import { CodePoints } from './code-points.js';

/** A passage as it is indexed: a range of the document's extracted text. */
export interface Chunk {
  /** From 0, in the order of the document. */
  ordinal: number;
  /** The page most of it stands on, from 1; null where a document has no pages. */
  page: number | null;
  /** Range in code points of the extracted text. */
  start: number;
  end: number;
  /** The heading it stands under; empty when there is none. */
  heading: string;
  text: string;
  token_count: number;
}

export interface ChunkSizes {
  tokens: number;
  overlap: number;
}

export const CHUNK_SIZES: ChunkSizes = { tokens: 400, overlap: 60 };

/** Between two pages in the extracted text. */
export const PAGE_BREAK = '\n\n';

/** A page that ends here is a good place to cut when this share of a chunk is full. */
const GOOD_PLACE = 0.5;

type CountTokens = (text: string) => number;

/**
 * Cuts a document into overlapping passages: at headings, else at paragraphs and pages, else between sentences, and
 * within a sentence only when it alone is too long.
 * @param pages normalised; `paged` false gives all chunks the page null
 */
export function* chunksOf(
  pages: readonly string[],
  paged: boolean,
  countTokens: CountTokens,
  sizes: ChunkSizes = CHUNK_SIZES,
): Generator<Chunk> {
  const text = pages.join(PAGE_BREAK);
  const points = new CodePoints(text);
  const pageStarts = startsOf(pages);
  const units = unitsOf(text, pageStarts, countTokens, sizes.tokens);
  let ordinal = 0;
  let heading = '';
  for (const range of ranges(units, sizes)) {
    const first = units[range.from];
    const last = units[range.to - 1];
    if (!first || !last) continue;
    heading = headingOf(units, range, heading);
    const body = text.slice(first.start, last.end);
    if (!/[\p{L}\p{N}]/u.test(body)) continue;
    yield {
      ordinal: ordinal++,
      page: paged ? pageAt(pageStarts, (first.start + last.end) / 2) : null,
      start: points.at(first.start),
      end: points.at(last.end),
      heading,
      text: body,
      token_count: countTokens(body),
    };
  }
}

interface Range {
  /** First unit, and the one after the last. */
  from: number;
  to: number;
  /** Where what is new begins: units before it were in the chunk before. */
  fresh: number;
}

function* ranges(units: readonly Unit[], sizes: ChunkSizes): Generator<Range> {
  let fresh = 0;
  let from = 0;
  while (fresh < units.length) {
    const to = endOf(units, from, fresh, sizes.tokens);
    yield { from, to, fresh };
    fresh = to;
    from = overlapStart(units, from, to, sizes.overlap);
  }
}

/** Takes units while they fit, then goes back to the best place to cut. */
function endOf(units: readonly Unit[], from: number, fresh: number, limit: number): number {
  let tokens = 0;
  let best = -1;
  for (let index = from; index < units.length; index++) {
    const unit = units[index] as Unit;
    if (index > fresh) {
      // A heading begins something new; it is never the last thing of a chunk.
      const afterHeading = units[index - 1]?.isHeading ?? false;
      if (unit.isHeading && !afterHeading && tokens >= limit * 0.25) return index;
      if (unit.begins !== 'sentence' && !afterHeading && tokens >= limit * GOOD_PLACE) {
        if (unit.begins === 'page') return index;
        best = index;
      }
    }
    tokens += unit.token_count;
    if (tokens > limit && index > fresh) {
      if (best !== -1) return best;
      return units[index - 1]?.isHeading && index - 1 > fresh ? index - 1 : index;
    }
  }
  return units.length;
}

/** Whole sentences of the end of a chunk that the next one repeats; none across a heading. */
function overlapStart(units: readonly Unit[], from: number, to: number, overlap: number): number {
  if (units[to]?.isHeading) return to;
  let start = to;
  let tokens = 0;
  while (start - 1 > from) {
    const unit = units[start - 1] as Unit;
    tokens += unit.token_count;
    if (tokens > overlap || unit.isHeading) break;
    start--;
  }
  return start;
}

/** The heading before the first new unit, or the one that begins the chunk. */
function headingOf(units: readonly Unit[], { from, to, fresh }: Range, before: string): string {
  let heading = before;
  for (let index = from; index < to; index++) {
    const unit = units[index] as Unit;
    if (!unit.isHeading) {
      if (index >= fresh) break;
      continue;
    }
    heading = unit.heading;
  }
  return heading;
}

function startsOf(pages: readonly string[]): number[] {
  let start = 0;
  return pages.map((page) => {
    const at = start;
    start += page.length + PAGE_BREAK.length;
    return at;
  });
}

/** From 1. */
function pageAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
