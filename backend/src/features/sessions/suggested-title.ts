/** Longer than any title, in characters: a sentence in place of one. */
const MAX_CHARACTERS = 80;
const MAX_WORDS = 12;
/** As much of an answer as is looked at. */
const EXCERPT = 4_000;

const TITLE_WORDS =
  'title|titel|titre|título|titulo|titolo|tytuł|название|заголовок|başlık|otsikko|rubrik|tittel|cím|název|标题|標題|タイトル|제목|शीर्षक|العنوان|כותרת';
const PREFIX = new RegExp(
  `^(?:(?:the|a|suggested|short|chat|session|conversation|possible|proposed)\\s+){0,3}(?:${TITLE_WORDS})\\s*(?:[:：]|\\s[-–—]\\s)\\s*`,
  'iu',
);
const KEY = new RegExp(`^(?:(?:session|chat|conversation)_?)?(?:${TITLE_WORDS}|name|topic)$`, 'iu');
/** How a model begins that talks about the title before it gives it, or in place of it. */
const CHATTER =
  /^(?:(?:sure|certainly|of course|absolutely|okay|ok|sorry|based on .*)(?=[,.!:;]|$)|(?:here(?:'s|’s| is| are)|i(?:'m|’m| am) (?:sorry|unable|happy|not able)|as an ai|i (?:can(?:'t|’t|not)|could(?:n't|n’t)|will|would) (?:create|generate|give|make|provide|suggest|write|help|assist)|the (?:user|message|conversation))(?=[\s,.!:;]|$))/i;
const INTRODUCTION = /^[^:：]{3,120}[:：]\s*(\S.*)$/u;

const BLOCK_MARK = /^(?:#{1,6}\s+|>\s*|[-*+•]\s+|\d{1,2}[.)]\s+)/u;
/** The opening and the closing mark, which go together only. */
const PAIRS: readonly [string, string][] = [
  ['**', '**'],
  ['__', '__'],
  ['~~', '~~'],
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['‘', '’'],
  ['‚', '‘'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['【', '】'],
];
const QUOTES = '"“”„«»';

/**
 * The title in what a model answered when it was asked for one: its line, without marks, quotation marks, a prefix, JSON
 * or talk around it. Null when there is none, such as in a sentence about the title, or one that the limit cut.
 * @param isCut the answer ended at the token limit
 */
export function suggestedTitle(answer: string, isCut: boolean): string | null {
  if (isCut) return null;
  const text = withoutFence(answer.slice(0, EXCERPT).trim());
  const title = clean(fromJson(text) ?? titleLine(text));
  const isTitle = /[\p{L}\p{N}]/u.test(title) && !CHATTER.test(title) && !/^[[{]/.test(title);
  if (!isTitle || [...title].length > MAX_CHARACTERS || title.split(/\s+/u).length > MAX_WORDS) return null;
  return title;
}

/** What stands in a block of code, when the answer is one. */
function withoutFence(text: string): string {
  const fence = text.slice(0, 3);
  const start = text.indexOf('\n') + 1;
  if ((fence !== '```' && fence !== '~~~') || start === 0) return text;
  const end = text.indexOf(fence, start);
  return text.slice(start, end === -1 ? text.length : end).trim();
}

/** The title in a JSON document; null when the text is none. */
function fromJson(text: string): string | null {
  if (!/^[[{"]/.test(text)) return null;
  try {
    return titleIn(JSON.parse(text));
  } catch {
    return null;
  }
}

function titleIn(value: unknown): string {
  if (typeof value === 'string') return value.split('\n', 1)[0] ?? '';
  if (typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return titleIn(value[0]);
  const fields = Object.entries(value);
  const [, titled] = fields.find(([name]) => KEY.test(name)) ?? (fields.length === 1 ? fields[0] : undefined) ?? [];
  return titleIn(titled);
}

/** The first line that is more than an announcement of the title. */
function titleLine(text: string): string {
  for (const line of text.split('\n')) {
    const bare = clean(line);
    if (bare === '' || /[:：]$/u.test(bare) || new RegExp(`^(?:${TITLE_WORDS})$`, 'iu').test(bare)) continue;
    const introduced = CHATTER.test(bare) ? INTRODUCTION.exec(bare)?.[1] : undefined;
    // A sentence such as `Sure!` has the title behind it.
    if (introduced === undefined && CHATTER.test(bare) && bare.length < 15) continue;
    return introduced ?? bare;
  }
  return '';
}

/** Takes off marks, quotation marks and prefixes, in whatever order they stand around the title. */
function clean(line: string): string {
  let title = line
    .replace(/<\/?[a-z]{1,12}>/gi, '')
    .replace(/\s+/gu, ' ')
    .trim();
  for (let before = ''; before !== title;) {
    before = title;
    title = unwrap(
      title
        .replace(BLOCK_MARK, '')
        .replace(/^\*\*([^*]+)\*\*/, '$1')
        .replace(PREFIX, ''),
    );
    title = title.replace(/^[*_]+ | [*_]+$/g, '').trim();
  }
  title = title.replace(/\*\*|__|`/g, '').replace(/(?<![.。])[.。]$/u, '');
  return unbalanced(unwrap(title)).trim();
}

function unwrap(title: string): string {
  for (const [open, close] of PAIRS) {
    if (title.length <= open.length + close.length || !title.startsWith(open) || !title.endsWith(close)) continue;
    const inner = title.slice(open.length, -close.length);
    // `"Yes" and "No"` is no quotation.
    if (!inner.includes(open) && !inner.includes(close)) return inner.trim();
  }
  return title;
}

/** Without a quotation mark whose other half is missing. */
function unbalanced(title: string): string {
  const quotes = [...title].filter((character) => QUOTES.includes(character)).length;
  if (quotes % 2 === 0) return title;
  if (QUOTES.includes(title.charAt(0))) return title.slice(1);
  return QUOTES.includes(title.slice(-1)) ? title.slice(0, -1) : title;
}
