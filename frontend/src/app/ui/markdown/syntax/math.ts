import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';

interface Delimiters {
  readonly open: string;
  readonly close: string;
  readonly isBlock: boolean;
}

const BACKSLASH = 0x5c;
const DOLLAR = 0x24;
const ENVIRONMENT = /\\begin\{[A-Za-z]{1,16}\*?\}/y;
/** Each line of a text may open a formula, so its end is not searched for further than this. */
const MOST_LINES = 300;
const MOST_CHARACTERS = 20_000;
const TEX_SIGN = /[\\^_={}]/;
/** `$x$`, `$n-1$`, `$a * b$`; but neither `$5 or 10$` nor `$on and off$`. */
const SHORT_FORMULA = /^(?:\S{1,40}|(?!\d)(?:\p{L}{1,2}|[^\p{L}\s]{1,8})(?:\s(?:\p{L}{1,2}|[^\p{L}\s]{1,8})){1,20})$/u;

/**
 * Formulas in TeX, `\(…\)`, `\[…\]`, `$…$`, `$$…$$` and `\begin{…}`: their source is shown as it was written. Without
 * these rules markdown takes the backslashes for escapes, and underscores and asterisks for emphasis.
 */
export function mathSource(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'math', takeBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  markdown.inline.ruler.before('escape', 'math', takeInline);
  const { escapeHtml } = markdown.utils;
  const mark = (text = ''): string => (text === '' ? '' : `<span class="math-mark">${escapeHtml(text)}</span>`);
  const source = ({ markup, content, info }: Token): string => mark(markup) + escapeHtml(content) + mark(info);
  Object.assign(markdown.renderer.rules, {
    math: (tokens: Token[], index: number) => {
      const token = tokens[index];
      if (!token) return '';
      const kind = token.meta?.['isBlock'] === true ? 'math math-block' : 'math';
      return `<span class="${kind}" dir="ltr">${source(token)}</span>`;
    },
    math_block: (tokens: Token[], index: number) => {
      const token = tokens[index];
      if (!token) return '';
      return `<div class="math math-block" role="group" aria-label="Formula" tabindex="0" dir="ltr">${source(token)}</div>\n`;
    },
  });
}

function takeInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const found = delimitersAt(src, pos) ?? dollarsAt(src, pos);
  if (!found) return false;
  const start = pos + found.open.length;
  let end = found.close === '$' ? endOfDollars(src, start) : endOf(state, found.close, start);
  // While an answer is being written, the end of its last formula is still to come.
  if (end === -1 && state.env['isStreaming'] === true && found.close !== '$') end = state.posMax;
  if (end === -1 || end > state.posMax) return false;
  if (!silent) fill(state.push('math', '', 0), found, src.slice(start, end));
  state.pos = Math.min(end + found.close.length, state.posMax);
  return true;
}

/** A formula of whole lines: blank lines, `=` and `-` at a line's beginning are part of it. */
function takeBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const found = delimitersAt(state.src, start);
  if (!found?.isBlock) return false;
  // A slice of a string is no copy.
  const within = state.src.slice(start, start + MOST_CHARACTERS).indexOf(found.close, found.open.length);
  let end = within === -1 ? -1 : start + within;
  if (end === -1 && state.env['isStreaming'] === true) end = state.eMarks[endLine - 1] ?? -1;
  if (end === -1) return false;
  const last = lineOf(state, end, startLine, Math.min(endLine, startLine + MOST_LINES));
  if (last === -1) return false;
  // What goes on in the same line is a sentence with a formula in it.
  const rest = state.src.slice(end + found.close.length, state.eMarks[last]).trim();
  if (!/^[.,;:]?$/.test(rest)) return false;
  if (silent) return true;
  const token = state.push('math_block', '', 0);
  const lines = state.getLines(startLine, last + 1, state.blkIndent, false).trim();
  const close = lines.indexOf(found.close, found.open.length);
  fill(token, found, lines.slice(found.open.length, close === -1 ? undefined : close));
  token.info += rest;
  token.map = [startLine, last + 1];
  state.line = last + 1;
  return true;
}

function fill(token: Token, { open, close, isBlock }: Delimiters, content: string): void {
  const isEnvironment = open.startsWith('\\begin');
  token.markup = isEnvironment ? '' : open;
  token.content = isEnvironment ? open + content + close : content;
  token.info = isEnvironment ? '' : close;
  token.meta = { isBlock };
}

function delimitersAt(text: string, position: number): Delimiters | null {
  const code = text.charCodeAt(position);
  if (code === DOLLAR) return text[position + 1] === '$' ? { open: '$$', close: '$$', isBlock: true } : null;
  if (code !== BACKSLASH) return null;
  if (text[position + 1] === '(') return { open: '\\(', close: '\\)', isBlock: false };
  if (text[position + 1] === '[') return { open: '\\[', close: '\\]', isBlock: true };
  ENVIRONMENT.lastIndex = position;
  const open = ENVIRONMENT.exec(text)?.[0];
  return open === undefined ? null : { open, close: open.replace('begin', 'end'), isBlock: true };
}

function dollarsAt(text: string, position: number): Delimiters | null {
  if (text.charCodeAt(position) !== DOLLAR || /[\w$]/.test(text[position - 1] ?? '')) return null;
  return { open: '$', close: '$', isBlock: false };
}

/** A dollar sign is a price more often than a formula: pandoc's rule, and what is between must look like one. */
function endOfDollars(text: string, start: number): number {
  let end = text.indexOf('$', start);
  while (end > 0 && text[end - 1] === '\\') end = text.indexOf('$', end + 1);
  if (end === -1 || end - start > MOST_CHARACTERS || /\w/.test(text[end + 1] ?? '')) return -1;
  const content = text.slice(start, end);
  if (content.trim() === '' || content !== content.trim()) return -1;
  return TEX_SIGN.test(content) || SHORT_FORMULA.test(content) ? end : -1;
}

/** Where each kind of formula was found not to end, by paragraph: it is searched for once only. */
const missing = new WeakMap<StateInline, Set<string>>();

function endOf(state: StateInline, close: string, start: number): number {
  const absent = missing.get(state) ?? new Set();
  if (absent.has(close)) return -1;
  const end = state.src.indexOf(close, start);
  if (end === -1) missing.set(state, absent.add(close));
  return end > start ? end : -1;
}

function lineOf(state: StateBlock, position: number, first: number, limit: number): number {
  for (let line = first; line < limit; line += 1) {
    // The list or quotation that it stands in ends here.
    if (line > first && !state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return -1;
    if (position <= (state.eMarks[line] ?? 0)) return line;
  }
  return -1;
}
