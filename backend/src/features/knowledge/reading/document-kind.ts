/** What a document is by its content. */
export type DocumentKind = 'pdf' | 'docx' | 'markdown' | 'text';

export const MIME_TYPES: Record<DocumentKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  markdown: 'text/markdown',
  text: 'text/plain',
};

export function kindOf(mimeType: string): DocumentKind {
  const found = (Object.keys(MIME_TYPES) as DocumentKind[]).find((kind) => MIME_TYPES[kind] === mimeType);
  return found ?? 'text';
}

const HEAD_BYTES = 4096;
/** A PDF may begin with other bytes, but not with many. */
const PDF_MARK_WITHIN = 1024;
const ZIP_MARK = Buffer.from('PK\x03\x04', 'latin1');
/** Names of the parts that every document of Word has, as they stand in the directory of the archive. */
const WORD_PARTS = ['[Content_Types].xml', 'word/document.xml'];
const LONGEST_PART = Math.max(...WORD_PARTS.map((part) => part.length));
/** What a page or a drawing begins with, behind white space, an XML declaration and comments. */
const MARKUP = /^<(?:!doctype\s+html|html|head|body|script|svg|iframe|meta|title|table|div)\b/i;
/** Marks of other formats that hold no NUL at their beginning. */
const OTHER_FORMATS = /^(?:\{\\rtf|%!PS|#!|MZ|GIF8|\x89PNG)/;

/**
 * Takes a file piece by piece and says what it is; the name counts only between text and Markdown. Runs in a thread of its
 * own, and still takes no more than a few steps for each byte.
 */
export class ContentSniffer {
  private head = Buffer.alloc(0);
  private tail = '';
  private readonly parts = new Set<string>();
  private hasNul = false;
  private hasText = false;
  private size = 0;

  push(bytes: Uint8Array): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.size += buffer.length;
    if (this.head.length < HEAD_BYTES) {
      this.head = Buffer.concat([this.head, buffer.subarray(0, HEAD_BYTES - this.head.length)]);
    }
    this.hasNul ||= buffer.includes(0);
    this.hasText ||= /[^\s]/.test(buffer.toString('latin1', 0, 1 << 16));
    if (this.isArchive) this.findParts(buffer.toString('latin1'));
  }

  /** True when there is nothing, or nothing but white space. */
  get isEmpty(): boolean {
    return this.size === 0 || !this.hasText;
  }

  /** Null for everything that is not taken. */
  kind(filename: string): DocumentKind | null {
    if (this.head.subarray(0, PDF_MARK_WITHIN).includes('%PDF-')) return 'pdf';
    if (this.isArchive) return WORD_PARTS.every((part) => this.parts.has(part)) ? 'docx' : null;
    const wide = this.head[0] === 0xff ? this.head[1] === 0xfe : this.head[0] === 0xfe && this.head[1] === 0xff;
    if (this.hasNul && !wide) return null;
    const beginning = wide ? '' : this.head.toString('utf8').replace(/^\uFEFF/, '');
    if (MARKUP.test(firstElement(beginning)) || OTHER_FORMATS.test(beginning) || hasControls(beginning)) return null;
    return /\.(?:md|markdown|mdown)$/i.test(filename) ? 'markdown' : 'text';
  }

  private get isArchive(): boolean {
    return this.head.subarray(0, ZIP_MARK.length).equals(ZIP_MARK);
  }

  private findParts(text: string): void {
    const window = this.tail + text;
    for (const part of WORD_PARTS) if (window.includes(part)) this.parts.add(part);
    this.tail = window.slice(-LONGEST_PART);
  }
}

/**
 * The text from its first element on; empty when a comment in front of it does not end. By hand, because an expression for
 * any number of comments tries every way of dividing them, and 40 of them take it for ever.
 */
function firstElement(text: string): string {
  let at = afterSpace(text, 0);
  for (const [open, close] of [
    ['<?xml', '>'],
    ['<!--', '-->'],
  ] as const) {
    while (text.startsWith(open, at)) {
      const end = text.indexOf(close, at + open.length);
      if (end === -1) return '';
      at = afterSpace(text, end + close.length);
    }
  }
  return text.slice(at);
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}

/** More than a few control characters make it no text. */
function hasControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return (text.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0) > text.length / 100;
}
