import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { type Chunk, chunksOf } from '../text/chunker.js';
import { normalisePages } from '../text/normalise.js';
import type { DocumentKind } from './document-kind.js';
import { openPdf } from './read-pdf.js';
import { readDocx } from './read-docx.js';
import { readText } from './read-text.js';
import { ReadingFailure } from './reading-failure.js';
import { type FromReader, READING_LIMITS, type ToReader } from './reader-protocol.js';

/**
 * The process that reads one document: it opens a file, cuts its text and hands out the chunks, and knows nothing else of
 * the server. It may be ended at any moment.
 */

const knownPages: string[] = [];
let chunks: Chunk[] = [];
let textBytes = 0;

process.on('message', (message: ToReader) => {
  switch (message.type) {
    case 'known_page':
      knownPages.push(message.text);
      break;
    case 'read':
      read(message.path, message.kind).catch((error: unknown) => {
        tell({ type: 'failed', code: error instanceof ReadingFailure ? error.problem : 'broken' });
      });
      break;
    case 'next':
      tell({ type: 'chunks', chunks: chunks.slice(message.from, message.from + message.count) });
      break;
  }
});
// The server is gone: nobody wants the rest.
process.on('disconnect', () => process.exit());

async function read(path: string, kind: DocumentKind): Promise<void> {
  const paged = kind === 'pdf';
  const pages = paged ? await readPages(path) : [limited(await (kind === 'docx' ? readDocx(path) : readText(path)))];
  const clean = normalisePages(pages, paged);
  if (!clean.some((page) => /[\p{L}\p{N}]/u.test(page))) throw new ReadingFailure(paged ? 'scanned' : 'empty');
  // A special token in a document is text like any other.
  chunks = [...chunksOf(clean, paged, (text) => countTokens(text, { allowedSpecial: 'all' }))];
  const tokenCount = chunks.reduce((sum, chunk) => sum + chunk.token_count, 0);
  tell({ type: 'cut', page_count: paged ? pages.length : null, chunk_count: chunks.length, token_count: tokenCount });
}

async function readPages(path: string): Promise<string[]> {
  const pdf = await openPdf(path);
  tell({ type: 'opened', page_count: pdf.page_count });
  const pages = knownPages.map(limited);
  for (let number = pages.length + 1; number <= pdf.page_count; number++) {
    let text: string;
    try {
      text = limited(await pdf.page(number));
    } catch (error) {
      if (error instanceof ReadingFailure) throw error;
      // One page that cannot be read does not spoil the others.
      text = '';
    }
    pages.push(text);
    tell({ type: 'page', number, text });
  }
  return pages;
}

function limited(text: string): string {
  textBytes += Buffer.byteLength(text);
  if (textBytes > READING_LIMITS.textBytes) throw new ReadingFailure('too_much_text');
  return text;
}

function tell(message: FromReader): void {
  process.send?.(message);
}
