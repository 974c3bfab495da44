import type { MarkedText } from './passage-on-page';
import type { PageBox, PagePiece } from './page-piece';

/** Pieces of a line that are closer than this many times their height belong together. */
const WORD_GAP = 1.5;

/** Where marked text stands on its page: one box for each line, however many pieces the line is made of. */
export function markedLines(pieces: readonly PagePiece[], marks: readonly MarkedText[]): readonly PageBox[] {
  const lines: PageBox[] = [];
  for (const { piece, start, end } of marks) {
    const box = pieces[piece]?.box(start, end);
    if (!box || box.width <= 0 || box.height <= 0) continue;
    const last = lines.at(-1);
    if (last && continues(last, box)) lines[lines.length - 1] = joined(last, box);
    else lines.push(box);
  }
  return lines;
}

function continues(a: PageBox, b: PageBox): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (shared < Math.min(a.height, b.height) / 2) return false;
  const gap = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  return gap < Math.max(a.height, b.height) * WORD_GAP;
}

function joined(a: PageBox, b: PageBox): PageBox {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
