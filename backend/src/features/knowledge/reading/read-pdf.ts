import { readFile } from 'node:fs/promises';
import { getDocumentProxy } from 'unpdf';
import { ReadingFailure } from './reading-failure.js';
import { READING_LIMITS } from './reader-protocol.js';

/** A piece of text and where it stands, as PDF.js gives it; lengths in points. */
interface TextItem {
  str: string;
  /** Members 4 and 5 are the position; the origin is at the lower left. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** Gaps between pieces of a line, in heights of its letters. */
const WORD_GAP = 0.2;
const COLUMN_GAP = 2;
/** Distance of two lines, in heights of their letters, that parts paragraphs. */
const PARAGRAPH_GAP = 1.9;
const SAME_LINE = 0.5;

interface PdfReading {
  page_count: number;
  /** @param number from 1 */
  page(number: number): Promise<string>;
}

/** @throws ReadingFailure `encrypted`, `broken`, `too_many_pages` */
export async function openPdf(path: string): Promise<PdfReading> {
  const bytes = await readFile(path);
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, stopAtErrors: false });
    if (pdf.numPages > READING_LIMITS.pages) throw new ReadingFailure('too_many_pages');
    return {
      page_count: pdf.numPages,
      page: async (number) => {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent();
        page.cleanup();
        return linesOf(items.flatMap((item) => ('str' in item ? [item as TextItem] : [])));
      },
    };
  } catch (error) {
    if (error instanceof ReadingFailure) throw error;
    throw new ReadingFailure((error as Error).name === 'PasswordException' ? 'encrypted' : 'broken');
  }
}

/** Lines as they stand on the page: words parted by spaces, columns by tabs, paragraphs by an empty line. */
export function linesOf(items: readonly TextItem[]): string {
  let text = '';
  let before: TextItem | null = null;
  for (const item of items) {
    if (item.str === '' && item.width === 0) {
      if (item.hasEOL && !text.endsWith('\n')) text += '\n';
      continue;
    }
    if (before) text += between(before, item, text);
    text += item.str.trim() === '' ? '' : item.str;
    if (item.str.trim() !== '') before = item;
  }
  return text;
}

function between(before: TextItem, item: TextItem, text: string): string {
  if (item.str.trim() === '') return '';
  const [x = 0, y = 0] = item.transform.slice(4);
  const [beforeX = 0, beforeY = 0] = before.transform.slice(4);
  const height = Math.max(before.height, item.height, 1);
  const fall = Math.abs(beforeY - y);
  if (fall > height * SAME_LINE) {
    const lines = fall > height * PARAGRAPH_GAP || y > beforeY + height ? '\n\n' : '\n';
    return text.endsWith('\n') ? lines.slice(1) : lines;
  }
  const gap = x - (beforeX + before.width);
  if (gap > height * COLUMN_GAP) return '\t';
  return gap > height * WORD_GAP && !text.endsWith(' ') && !item.str.startsWith(' ') ? ' ' : '';
}
