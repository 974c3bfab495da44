import type { MarkdownIt, StateInline, Token } from 'markdown-it';

const LINE_BREAK = /<\/?br\s{0,8}\/?>/iy;
const PAIRED_TAG = /<(\/?)(sub|sup)\s{0,8}>/iy;
const LESS_THAN = 0x3c;
/** Deeper ones would only be too small to read. */
const MOST_NESTED = 3;
const CANDIDATE = 'tag_candidate';

/**
 * The HTML that models write where markdown has no sign of its own: `<br>` (in a table cell a line cannot end
 * otherwise), `<sub>` and `<sup>`. Attributes are not allowed; a tag without its partner and all other HTML stay text.
 */
export function inlineTags(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('autolink', 'inline_tags', takeTag);
  markdown.inline.ruler2.push('inline_tags', pairTags);
}

function takeTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== LESS_THAN) return false;
  LINE_BREAK.lastIndex = PAIRED_TAG.lastIndex = state.pos;
  const tag = LINE_BREAK.exec(state.src) ?? PAIRED_TAG.exec(state.src);
  if (!tag) return false;
  if (!silent) {
    const name = tag[2]?.toLowerCase();
    if (name === undefined) state.push('line_break', 'br', 0);
    else {
      const token = state.push(CANDIDATE, name, 0);
      token.content = tag[0];
      token.meta = { isEnd: tag[1] === '/' };
    }
  }
  state.pos += tag[0].length;
  return true;
}

/** Runs before fragments are joined: a candidate without a partner becomes text again. */
function pairTags(state: StateInline): void {
  const open: Token[] = [];
  const pairs = new Set<Token>();
  for (const token of state.tokens) {
    if (token.type !== CANDIDATE) continue;
    if (token.meta?.['isEnd'] !== true) {
      open.push(token);
      continue;
    }
    const start = open.at(-1);
    if (start?.tag !== token.tag) continue;
    open.pop();
    if (open.length < MOST_NESTED) pairs.add(start).add(token);
  }
  // While an answer is being written, the end of the last one is still to come.
  const last = state.env['isStreaming'] === true ? open.at(-1) : undefined;
  if (last) {
    pairs.add(last);
    const end = state.push(CANDIDATE, last.tag, 0);
    end.meta = { isEnd: true };
    pairs.add(end);
  }
  for (const token of state.tokens) if (token.type === CANDIDATE) settle(token, pairs.has(token));
}

function settle(token: Token, isPaired: boolean): void {
  if (!isPaired) {
    token.type = 'text';
    token.tag = '';
  } else {
    token.type = token.meta?.['isEnd'] === true ? `${token.tag}_close` : `${token.tag}_open`;
    token.nesting = token.meta?.['isEnd'] === true ? -1 : 1;
    token.content = '';
  }
}
