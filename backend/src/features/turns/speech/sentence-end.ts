/** Ends of sentences in scripts that put no space behind them. */
const WIDE_END = /[。！？｡]/u;
const END = /[.!?…。！？｡]/u;
const CLOSER = /["'”’»«)\]」』）*_~]/u;
const OPENER = /^["'“‘«»„([「『（*_~¿¡#-]+/u;

/** Longest sentence that is spoken at once, in characters; a longer one is cut where one would take breath. */
const MAX_LENGTH = 320;
const MIN_CUT = 60;
/** All of a text that is looked at: the longest sentence, and what tells whether it ends there. */
const WINDOW = MAX_LENGTH + 64;
/** No abbreviation is longer. */
const MAX_WORD = 40;

/** Words that end with a full stop without ending a sentence, in the languages people most write to us in. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof sr jr st mt ft no nos vol vols ch sec fig figs eq art ed eds pp vs etc al approx dept est ext inc ltd co corp ' +
    'gen col sgt lt capt rev hon gov sen rep pres ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri ' +
    'sat sun cf ca resp incl excl min max avg tel abs bzw usw ggf evtl zb dh vgl bspw nr str hr fr bd sog zzgl inkl env mme mlle m ' +
    'av ej ud uds sra srta dña pág núm ecc sig'
  ).split(' '),
);

/**
 * Where the first sentence of a text that is still growing ends; -1 while that is not safe to say.
 * @returns the index behind its last character
 */
export function sentenceEnd(whole: string): number {
  const text = whole.slice(0, WINDOW);
  for (let at = 0; at < Math.min(text.length, MAX_LENGTH); at++) {
    if (!END.test(text[at] ?? '')) continue;
    let last = at;
    while (END.test(text[last + 1] ?? '')) last++;
    let end = last + 1;
    while (CLOSER.test(text[end] ?? '')) end++;
    if (endsHere(text, at, last, end) && !isWithinMarkup(text.slice(0, end))) return end;
    at = last;
  }
  return text.length > MAX_LENGTH ? breath(text) : -1;
}

function endsHere(text: string, first: number, last: number, end: number): boolean {
  if (WIDE_END.test(text[last] ?? '')) return end < text.length || !CLOSER.test(text[end] ?? '');
  const behind = text.slice(end);
  // The next character decides, so it must be there.
  const next = behind.trimStart().replace(OPENER, '')[0];
  if (next === undefined) return false;
  const spaced = /^\s/u.test(behind);
  const mark = text.slice(first, last + 1);
  const word = wordBefore(text, first);
  if (!spaced) return isStuckTogether(text, first, end, word);
  if (/[!?]/u.test(mark)) return !/\p{Ll}/u.test(next) || mark.length > 1;
  if (/\p{Ll}/u.test(next)) return false;
  return mark !== '.' || !isAbbreviation(word, text, first, next);
}

/** The letters and full stops in front of a place, the last of them where there are very many. */
function wordBefore(text: string, end: number): string {
  let from = end;
  while (from > 0 && end - from < MAX_WORD && /[\p{L}\p{M}.]/u.test(text[from - 1] ?? '')) from--;
  return text.slice(from, end);
}

/** `…the end.The next…`: a word, the mark, a word that begins a sentence; not `3.14`, `example.com`, `Node.js`, `U.S.`. */
function isStuckTogether(text: string, first: number, end: number, word: string): boolean {
  if (/^[\p{Lo}]/u.test(text.slice(end))) return /[\p{Lo}]$/u.test(word) || /[!?]/.test(text[first] ?? '');
  return /^\p{Ll}{2}$/u.test(word.slice(-2)) && /^["'“«(]?\p{Lu}(?:\p{Ll}+[\s,.’']|\s)/u.test(text.slice(end));
}

function isAbbreviation(word: string, text: string, at: number, next: string): boolean {
  if (word === '') return /\d/.test(text[at - 1] ?? '') && isOrdinal(text, at, next);
  // Initials and the like: `J.`, `e.g.`, `z.B.`, `U.S.`; `I.` is a word.
  if (/^\p{Lu}$|\.\p{L}$/u.test(word)) return word !== 'I';
  return ABBREVIATIONS.has(word.toLowerCase().replaceAll('.', ''));
}

/** A line that begins with a number (`1. First`), and `am 3. Mai`: a short number, and a word in front of it or nothing. */
function isOrdinal(text: string, at: number, next: string): boolean {
  const before = /(^|[^\d.,])(\d{1,2})$/u.exec(text.slice(0, at));
  if (!before) return false;
  if (before.index === 0 && before[1] === '') return true;
  return /\b(?:am|vom|zum|der|den|dem|bis|ab|und)\s\d{1,2}$/iu.test(text.slice(0, at)) && /\p{Lu}/u.test(next);
}

/** Inside of code or of a link nothing ends: half of it could not be cleaned. */
function isWithinMarkup(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const ticks = text.match(/`+/g)?.length ?? 0;
  const isOpen = (open: string, close: string) => text.lastIndexOf(open) > text.lastIndexOf(close);
  return ticks % 2 === 1 || isOpen('[', ']') || isOpen('](', ')');
}

/** The last place to take breath within the longest sentence. */
function breath(text: string): number {
  const piece = text.slice(0, MAX_LENGTH);
  for (const mark of [/[;:—–](?=\s)/gu, /[,，、；：](?=\s|[^\p{ASCII}])/gu, /\s/gu]) {
    const places = [...piece.matchAll(mark)].map((match) => match.index + 1);
    const place = places.at(-1);
    if (place !== undefined && place >= MIN_CUT) return place;
  }
  // Never through the middle of a surrogate pair.
  return /[\ud800-\udbff]$/.test(piece) ? MAX_LENGTH - 1 : MAX_LENGTH;
}
