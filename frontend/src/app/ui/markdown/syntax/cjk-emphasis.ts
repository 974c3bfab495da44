import type { MarkdownIt, StateInline } from 'markdown-it';

type Flanks = ReturnType<StateInline['scanDelims']>;

/**
 * Letters, punctuation and full-width forms of scripts that put no space between words: Chinese, Japanese, Korean
 * (whose particles follow a word at once), Thai, Lao, Khmer, Myanmar, Tibetan.
 */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\u3001-\u303F\u30A0-\u30FF\u3190-\u33FF\uFE10-\uFE1F\uFE30-\uFE6F\uFF01-\uFFEF]/u;
/** Selects the form of the character before it and is no character of its own. */
const VARIATION_SELECTOR = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u;
const UNDERSCORE = 0x5f;

/**
 * CommonMark recognises the end of `**bold。**` by the space after it, which these scripts do not write: the marks would
 * stay visible. Beside such a character a mark opens and closes as it does beside a space
 * (https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md). `_` keeps its rule against emphasis
 * within words.
 */
export function emphasisBesideCjk(markdown: MarkdownIt): void {
  markdown.inline.State = class extends markdown.inline.State {
    override scanDelims(start: number, canSplitWord: boolean): Flanks {
      const flanks = super.scanDelims(start, canSplitWord);
      if (this.src.charCodeAt(start) === UNDERSCORE) return flanks;
      const before = characterBefore(this.src, start);
      const after = characterAt(this.src, start + flanks.length);
      const isOpening = isText(after) && (isCjk(before) || isCjk(after));
      const isClosing = isText(before) && (isCjk(before) || isCjk(after));
      return { ...flanks, can_open: flanks.can_open || isOpening, can_close: flanks.can_close || isClosing };
    }
  };
}

function isText(character: string): boolean {
  return /\S/.test(character);
}

function isCjk(character: string): boolean {
  return WITHOUT_SPACES.test(character);
}

function characterAt(text: string, index: number): string {
  return index < text.length ? String.fromCodePoint(text.codePointAt(index) ?? 0) : '';
}

function characterBefore(text: string, index: number): string {
  // Two code units for the character, two for its selector.
  const near = text.slice(Math.max(0, index - 4), index).replace(VARIATION_SELECTOR, '');
  return [...near].at(-1) ?? '';
}
