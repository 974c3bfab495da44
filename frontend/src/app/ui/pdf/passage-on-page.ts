/** A piece of text as a PDF page holds it, in the order of reading. */
export interface PageText {
  readonly text: string;
}

/** Part of a piece: from its character `start` up to, not including, `end` (UTF-16 units). */
export interface MarkedText {
  readonly piece: number;
  readonly start: number;
  readonly end: number;
}

/** A shorter agreement of letters happens by chance. */
const FEWEST_LETTERS = 12;
/** No page that a person reads holds more. */
const MOST_LETTERS = 40_000;
/** Where a passage says the same more often than this, any of these places will do. */
const MOST_PLACES = 32;

interface Letters {
  readonly text: string;
  /** Where each letter comes from. */
  readonly origins: readonly { readonly piece: number; readonly start: number; readonly end: number }[];
}

interface Block {
  readonly page: number;
  readonly passage: number;
  readonly length: number;
}

/**
 * Finds a passage on a page. The server quotes it in clean text: divided words joined, ligatures parted, lines and columns
 * run together, headers left out. So only letters and digits are compared, and what stands between two parts that agree
 * is skipped. Nothing when the page does not hold it.
 */
export function passageOnPage(pieces: readonly PageText[], passage: string): readonly MarkedText[] {
  const page = lettersOf(pieces);
  const wanted = lettersOf([{ text: passage }]).text;
  if (wanted === '') return [];
  const whole = page.text.indexOf(wanted);
  const blocks = whole === -1 ? commonBlocks(page, wanted) : [{ page: whole, passage: 0, length: wanted.length }];
  return blocks.flatMap((block) => marked(page, block)).map((mark) => withPunctuation(mark, pieces));
}

/** Letters and digits alone, without case, accents and ligatures. */
function lettersOf(pieces: readonly PageText[]): Letters {
  let text = '';
  const origins: { piece: number; start: number; end: number }[] = [];
  pieces.forEach((piece, index) => {
    let start = 0;
    if (text.length > MOST_LETTERS) return;
    for (const character of piece.text) {
      const end = start + character.length;
      for (const letter of character.normalize('NFKD').toLowerCase()) {
        if (!/[\p{L}\p{N}]/u.test(letter)) continue;
        text += letter;
        for (let unit = 0; unit < letter.length; unit++) origins.push({ piece: index, start, end });
      }
      start = end;
    }
  });
  return { text, origins };
}

/** The longest agreement, then the longest before and after it, in the same order on the page and in the passage. */
function commonBlocks(page: Letters, passage: string): readonly Block[] {
  const found: Block[] = [];
  const open = [{ pageFrom: 0, pageTo: page.text.length, from: 0, to: passage.length }];
  for (let part = open.pop(); part; part = open.pop()) {
    const { pageFrom, pageTo, from, to } = part;
    const longest = longestCommon(page.text.slice(pageFrom, pageTo), passage.slice(from, to));
    if (!longest) continue;
    const { length } = longest;
    const block = wholeWords(page, passage, { page: pageFrom + longest.page, passage: from + longest.passage, length });
    found.push(block);
    open.push(
      { pageFrom, pageTo: block.page, from, to: block.passage },
      { pageFrom: block.page + block.length, pageTo, from: block.passage + block.length, to },
    );
  }
  return found.toSorted((a, b) => a.page - b.page);
}

function longestCommon(page: string, passage: string): Block | null {
  const places = new Map<string, number[]>();
  for (let at = 0; at + FEWEST_LETTERS <= passage.length; at++) {
    const start = passage.slice(at, at + FEWEST_LETTERS);
    const known = places.get(start);
    if (!known) places.set(start, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  }
  let best: Block | null = null;
  for (let at = 0; at + FEWEST_LETTERS <= page.length; at++) {
    for (const other of places.get(page.slice(at, at + FEWEST_LETTERS)) ?? []) {
      // Within an agreement that was measured from its beginning.
      if (at > 0 && other > 0 && page[at - 1] === passage[other - 1]) continue;
      let length = FEWEST_LETTERS;
      while (at + length < page.length && page[at + length] === passage[other + length]) length++;
      if (length > (best?.length ?? 0)) best = { page: at, passage: other, length };
    }
  }
  return best;
}

/** Without the letters at its ends that only happen to agree: a word agrees as a whole or not at all. */
function wholeWords(page: Letters, passage: string, block: Block): Block {
  let from = block.page;
  let to = block.page + block.length;
  const passageEnd = block.passage + block.length;
  if (block.passage > 0) while (from < to && !beginsWord(page, from)) from++;
  if (passageEnd < passage.length) while (to > from && !beginsWord(page, to)) to--;
  // Writing without spaces has no words to tell apart.
  if (from >= to) return block;
  return { page: from, passage: block.passage + (from - block.page), length: to - from };
}

function beginsWord({ origins }: Letters, at: number): boolean {
  const before = origins[at - 1];
  const here = origins[at];
  return before?.piece !== here?.piece || (here?.start ?? 0) > (before?.end ?? 0);
}

function marked({ origins }: Letters, block: Block): readonly MarkedText[] {
  const marks: MarkedText[] = [];
  for (const { piece, start, end } of origins.slice(block.page, block.page + block.length)) {
    const last = marks.at(-1);
    if (last?.piece === piece) marks[marks.length - 1] = { ...last, end };
    else marks.push({ piece, start, end });
  }
  return marks;
}

/** What belongs to the last word is marked with it: a full stop, a closing bracket. */
function withPunctuation(mark: MarkedText, pieces: readonly PageText[]): MarkedText {
  const [closing = ''] = /^[\p{Pd}\p{Pe}\p{Pf}\p{Po}]*/u.exec(pieces[mark.piece]?.text.slice(mark.end) ?? '') ?? [];
  return { ...mark, end: mark.end + closing.length };
}
