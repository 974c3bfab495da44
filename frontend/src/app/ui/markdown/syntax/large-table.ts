import type { MarkdownIt, StateBlock } from 'markdown-it';

type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

const DELIMITER_ROW = /^[-:|][-:|\s]+$/;

/**
 * Short rows are filled up to the width of the table's head, so 10 kB of text can make 65,000 cells, at which a browser
 * stands still for seconds. A table gets as many rows as `mostCells` allows; the rows after it are shown as text, and
 * so is a table that is wider than that.
 */
export function largeTables(markdown: MarkdownIt, mostCells: number): void {
  const { ruler } = markdown.block;
  // By its name in the ruler: that of the function is another one in a minified build.
  const table = ruler.__rules__.find(({ name }) => name === 'table')?.fn;
  if (!table) throw new Error('markdown-it has no rule for tables');
  ruler.at('table', (...args) => takeTable(table, mostCells, ...args), { alt: ['paragraph', 'reference'] });
}

function takeTable(table: BlockRule, mostCells: number, ...args: Parameters<BlockRule>): boolean {
  const [state, startLine, endLine, silent] = args;
  const columns = columnsOf(state, startLine + 1, endLine);
  if (columns === 0) return false;
  const end = Math.min(endLine, startLine + 1 + Math.floor(mostCells / columns));
  const isTooWide = end < startLine + 3 && end < endLine;
  if (!table(state, startLine, isTooWide ? startLine + 2 : end, silent || isTooWide)) return false;
  if (silent) return true;
  if (isTooWide) takeAsText(state, startLine, endLine);
  else if (state.line === end && end < endLine) takeAsText(state, end, endLine);
  return true;
}

/** How many columns the line under a table's head announces; 0 when it is no such line. */
function columnsOf(state: StateBlock, line: number, endLine: number): number {
  if (line >= endLine) return 0;
  const text = textOf(state, line);
  return DELIMITER_ROW.test(text) ? text.replace(/^\||\|\s*$/g, '').split('|').length : 0;
}

function takeAsText(state: StateBlock, startLine: number, endLine: number): void {
  let line = startLine;
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent) line += 1;
  if (line === startLine) return;
  const token = state.push('as_text', '', 0);
  token.content = state.getLines(startLine, line, state.blkIndent, true);
  token.map = [startLine, line];
  state.line = line;
}

function textOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
