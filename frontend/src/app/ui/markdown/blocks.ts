import type { Env, MarkdownIt, Token } from 'markdown-it';

/** A paragraph, list, table ... that stands by itself. What comes after it in a growing text leaves it as it is. */
export interface Block {
  /** Offsets in the text: from `start` to `cut` it is rendered, from there to `end` it is shown as text. */
  readonly start: number;
  readonly cut: number;
  readonly end: number;
  /** About as many elements will be made of it. */
  readonly cost: number;
}

/** One block of more elements than this would hold up the page. */
const MOST_ELEMENTS = 4000;
const MOST_CHARACTERS = 60_000;
const MARKS = /[*_`[\]<~$\\]|:\/\//g;

/** The blocks of a text, from its first character to its last. Puts the link definitions that it finds into `env`. */
export function blocksOf(markdown: MarkdownIt, text: string, env: Env): Block[] {
  const tokens: Token[] = [];
  // Blocks only: what stands in a line is read when it is rendered.
  markdown.block.parse(text, markdown, env, tokens);
  const lines = lineStarts(text);
  const offset = (line: number): number => lines[line] ?? text.length;
  const deepest = (markdown.options.maxNesting ?? 100) - 1;
  const firsts = tokens.flatMap(({ level, nesting, map, type }, index) => {
    // Rows that a table is too large for: by themselves they would be taken for a paragraph.
    const isRest = type === 'as_text' && tokens[index - 1]?.type === 'table_close';
    return level === 0 && nesting >= 0 && map && !isRest ? [index] : [];
  });
  return firsts.map((first, number) => {
    const next = firsts[number + 1];
    const start = number === 0 ? 0 : offset(tokens[first]?.map?.[0] ?? 0);
    const end = next === undefined ? text.length : offset(tokens[next]?.map?.[0] ?? 0);
    const { cost, cutLine } = measure(tokens.slice(first, next), deepest, end - start);
    return { start, end, cost, cut: cutLine === null ? end : Math.max(start, Math.min(end, offset(cutLine))) };
  });
}

/** How much a block will cost, and from which line on it is too much, or nested too deep to be parsed without a loss. */
function measure(tokens: readonly Token[], deepest: number, length: number): { cost: number; cutLine: number | null } {
  let cost = 0;
  let characters = 0;
  let partLine = tokens[0]?.map?.[0] ?? 0;
  let partCost = 0;
  for (const token of tokens) {
    if (token.level === 1 && token.nesting > 0 && token.map) {
      [partLine] = token.map;
      partCost = cost;
    }
    if (token.type !== 'inline') cost += token.nesting >= 0 ? 1 : 0;
    else {
      cost += (token.content.match(MARKS)?.length ?? 0) / 2;
      characters += token.content.length;
    }
    const isTooMuch = cost > MOST_ELEMENTS || characters > MOST_CHARACTERS || token.level >= deepest;
    if (isTooMuch) return { cost: partCost + 2, cutLine: partLine };
  }
  return { cost: cost + length / 500, cutLine: null };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
