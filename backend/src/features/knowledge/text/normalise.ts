/** Turns what a file gave into text that reads well, can be searched and can be quoted. */

const LIGATURES: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** Lines at the top and at the bottom of a page that may be its header or footer. */
const EDGE_LINES = 2;
/** A document of fewer pages has no header that could be told from text. */
const MIN_PAGES_FOR_HEADERS = 3;
/** On how many pages a line must stand to be one. */
const HEADER_SHARE = 0.6;
/** A line of at least this share of the page's usual width was broken by the page, not by its writer. */
const FULL_LINE = 0.7;

/**
 * @param pages text of each page, lines separated by `\n`, columns of a table by tabs
 * @param wrapped true when lines end where the page does, as in PDF
 */
export function normalisePages(pages: readonly string[], wrapped: boolean): string[] {
  const clean = pages.map(cleanCharacters);
  return withoutRepeatedEdges(clean).map((page) => tidy(wrapped ? unwrap(page) : page));
}

/** One alphabet of spaces, no ligatures, nothing invisible. */
function cleanCharacters(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
      .replace(/[\uFB00-\uFB06]/g, (letter) => LIGATURES[letter] ?? letter)
      .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
      // Directions, joiners, byte order marks and tags are no text, and can hide some.
      .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu, '')
      // eslint-disable-next-line no-control-regex -- these are what is removed
      .replace(/[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g, '')
      .replace(/\p{Surrogate}/gu, '')
  );
}

function withoutRepeatedEdges(pages: string[]): string[] {
  if (pages.length < MIN_PAGES_FOR_HEADERS) return pages;
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const line of new Set(edgesOf(page.split('\n')).map(({ key }) => key))) {
      seen.set(line, (seen.get(line) ?? 0) + 1);
    }
  }
  const enough = Math.max(MIN_PAGES_FOR_HEADERS, Math.ceil(pages.length * HEADER_SHARE));
  return pages.map((page) => {
    const lines = page.split('\n');
    const repeated = new Set(
      edgesOf(lines)
        .filter(({ key }) => (seen.get(key) ?? 0) >= enough)
        .map(({ index }) => index),
    );
    return repeated.size === 0 ? page : lines.filter((_, index) => !repeated.has(index)).join('\n');
  });
}

/** The outer lines of a page; numbers count as equal, because page numbers differ. */
function edgesOf(lines: readonly string[]): { index: number; key: string }[] {
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const outer = new Set([...filled.slice(0, EDGE_LINES), ...filled.slice(-EDGE_LINES)]);
  return [...outer].map((index) => ({
    index,
    key: (lines[index] ?? '')
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/\p{N}+/gu, '#')
      .toLowerCase(),
  }));
}

/** Joins the lines of a paragraph and the halves of a word that the page had divided. */
function unwrap(page: string): string {
  const lines = page.split('\n').map((line) => line.trimEnd());
  const width = usualWidth(lines);
  let text = '';
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    text += line;
    if (next === undefined) return;
    if (isDivided(line, next)) text = text.slice(0, -1);
    else text += goesOn(line, next, width) ? ' ' : '\n';
  });
  return text;
}

/** A hyphen or a soft hyphen within a word that goes on in the next line; a dash or `COVID-` + `19` is none. */
function isDivided(line: string, next: string): boolean {
  return /\p{L}[-\u00AD\u2010]$/u.test(line) && /^\p{Ll}/u.test(next);
}

function goesOn(line: string, next: string, width: number): boolean {
  if (line.trim() === '' || next.trim() === '' || line.includes('\t') || next.includes('\t')) return false;
  if (/^\s*(?:[-•*▪◦‣]|\p{N}{1,3}[.)])\s/u.test(next)) return false;
  return line.length >= width * FULL_LINE && !/[.!?:;。！？]["'”’)\]]*$/u.test(line);
}

/** The 90th percentile, so that one long table row does not make all others short. */
function usualWidth(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.length).filter((length) => length > 0);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

function tidy(text: string): string {
  return text
    .replace(/\u00AD/g, '')
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/ {2,}/g, ' ')
        .replace(/ ?\t+ ?/g, ' | ')
        .replace(/ {2,}/g, ' '),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
