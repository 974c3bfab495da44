/** The smallest thing that is not cut: a sentence, a heading, a line of a list or a table. */
export interface Unit {
  start: number;
  end: number;
  /** What begins with it. */
  begins: 'page' | 'paragraph' | 'sentence';
  isHeading: boolean;
  /** Its words without marks, if it is a heading. */
  heading: string;
  token_count: number;
}

const MAX_HEADING_CHARACTERS = 90;

/** The end of a sentence, with what closes it, before something that can begin one. */
const SENTENCE_END =
  /(?:(?<![.!?…])[.!?…]+["'”’»)\]]*\s+(?=["'“‘«([]?[\p{Lu}\p{N}\p{Lo}])|[。！？]["'”’」』）]*\s*|\n)/gu;
/** Words that end with a full stop within a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Nr|Art|Abs|Fig|Figs|Sec|vs|etc|approx|ca|bzw|z\.B|e\.g|i\.e|p|pp|\p{Lu})\.$/u;

/** More than the longest of them with what stands in front of it. */
const ABBREVIATION_WINDOW = 12;

/**
 * @param pageStarts offsets at which pages begin
 * @param limit tokens of the longest unit; a longer sentence is cut between words
 */
export function unitsOf(
  text: string,
  pageStarts: readonly number[],
  countTokens: (text: string) => number,
  limit: number,
): Unit[] {
  const units: Unit[] = [];
  const pages = new Set(pageStarts);
  for (const paragraph of paragraphsOf(text)) {
    let begins: Unit['begins'] = pages.has(paragraph.start) ? 'page' : 'paragraph';
    for (const range of sentencesOf(text, paragraph)) {
      const body = text.slice(range.start, range.end);
      const heading = headingOf(body, begins !== 'sentence' && text[range.end] === '\n');
      for (const part of fitting(body, range.start, countTokens, limit)) {
        units.push({ ...part, begins, isHeading: heading !== null, heading: heading ?? '' });
        begins = 'sentence';
      }
    }
  }
  return units;
}

interface Range {
  start: number;
  end: number;
}

function* paragraphsOf(text: string): Generator<Range> {
  let start = 0;
  for (const gap of text.matchAll(/\n\s*\n/g)) {
    if (gap.index > start) yield { start, end: gap.index };
    start = gap.index + gap[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}

function* sentencesOf(text: string, { start, end }: Range): Generator<Range> {
  const paragraph = text.slice(start, end);
  let from = 0;
  for (const found of paragraph.matchAll(SENTENCE_END)) {
    const to = found.index + found[0].length;
    const sentence = paragraph.slice(from, to);
    const trimmed = sentence.trimEnd();
    if (found[0] !== '\n' && ABBREVIATION.test(trimmed.slice(-ABBREVIATION_WINDOW))) continue;
    if (trimmed.length > 0) yield { start: start + from, end: start + from + trimmed.length };
    from = to;
  }
  const rest = paragraph.slice(from).trimEnd();
  if (rest.length > 0) yield { start: start + from, end: start + from + rest.length };
}

/** The words of a heading: marked as one in Markdown, numbered, or a short line of its own; else null. */
function headingOf(line: string, alone: boolean): string | null {
  const marked = /^#{1,6}\s+(.{1,200})$/.exec(line);
  if (marked) return (marked[1] ?? '').replace(/(?<!\s)\s*(?<!#)#+$/, '');
  if (!alone || line.length > MAX_HEADING_CHARACTERS || line.includes(' | ')) return null;
  if (/[.!?,;。！？]["'”’)\]]*$/u.test(line) || !/^(?:[\p{Lu}\p{Lo}]|\p{N}+(?:\.\p{N}+)*\.?\s+\p{Lu})/u.test(line))
    return null;
  return line.split(/\s+/).length <= 12 ? line : null;
}

/** The sentence, or as many words at a time as fit. */
function* fitting(
  body: string,
  start: number,
  countTokens: (text: string) => number,
  limit: number,
): Generator<Range & { token_count: number }> {
  const tokenCount = countTokens(body);
  if (tokenCount <= limit) {
    yield { start, end: start + body.length, token_count: tokenCount };
    return;
  }
  // Without spaces, as in Chinese or in data, it is cut anywhere but within a character.
  const step = Math.max(1, Math.floor((body.length * limit * 0.9) / tokenCount));
  for (let from = 0; from < body.length;) {
    let to = Math.min(body.length, from + step);
    if (to < body.length) {
      const space = body.lastIndexOf(' ', to);
      if (space > from + step / 2) to = space + 1;
      else if (isLowSurrogate(body, to)) to++;
    }
    const part = body.slice(from, to).trimEnd();
    if (part !== '') yield { start: start + from, end: start + from + part.length, token_count: countTokens(part) };
    from = to;
  }
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}
