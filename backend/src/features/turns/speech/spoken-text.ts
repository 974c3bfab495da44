import { sentenceEnd } from './sentence-end.js';
import { speakable } from './speakable.js';

/** Characters with which a line may begin that is more than text; a few more tell which. */
const MAY_BE_MARK = /^\s*[-*+_=#>`~|:\d]/u;
const DECIDED_LENGTH = 8;
const MAX_INDENT = 8;
const FENCE = /^\s*(`{3,}|~{3,})/u;
const RULE = /^\s*([-*_=])(?:\s*\1){2,}\s*$/u;
const TABLE_LINE = /^\s*\||^\s*:?-{2,}:?\s*\|/u;
const BLOCK_MARK = /^[\s>]*(?:#{1,6}\s+|[-*+•]\s+|\d{1,3}[.)]\s+)/u;
const QUOTE_MARK = /^\s*>[\s>]*/u;

/**
 * Turns markdown that is still being written into sentences to be spoken, each as soon as it is safe to say that it is
 * whole. Blocks of code and tables are passed over; items of lists and headings end where their line ends.
 */
export class SpokenText {
  /** What belongs to the paragraph and was not given out yet. */
  private text = '';
  /** The beginning of a line of which it is not known what it is, or a line within a block of code. */
  private line = '';
  private kind: 'unknown' | 'text' | 'skipped' = 'unknown';
  private fence: string | null = null;
  private endsWithLine = false;
  private readonly sentences: string[] = [];

  /** @returns the sentences that became whole */
  push(written: string): string[] {
    written.split('\n').forEach((part, index) => {
      if (index > 0) this.endLine();
      this.takePart(part);
    });
    this.takeSentences();
    return this.sentences.splice(0);
  }

  /** Nothing more is written. @returns what is left to say */
  end(): string[] {
    this.endLine();
    this.endParagraph();
    return this.sentences.splice(0);
  }

  private takePart(part: string): void {
    if (this.fence !== null) this.line += part;
    else if (this.kind === 'text') this.text += part;
    else if (this.kind === 'unknown') {
      // A line that only grows by white space is not to be gone through each time.
      this.line = (this.line + part).replace(/^\s+/u, (space) => space.slice(0, MAX_INDENT));
      if (this.line.trim().length >= DECIDED_LENGTH || (this.line.trim() !== '' && !MAY_BE_MARK.test(this.line)))
        this.decide();
    }
  }

  private endLine(): void {
    if (this.fence !== null) {
      if (this.line.trim().startsWith(this.fence)) this.fence = null;
    } else {
      if (this.kind === 'unknown') this.decide();
      if (this.kind === 'text') this.text += '\n';
      if (this.endsWithLine) this.endParagraph();
      this.endsWithLine = false;
    }
    this.line = '';
    this.kind = 'unknown';
  }

  private decide(): void {
    const { line } = this;
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined || line.trim() === '' || TABLE_LINE.test(line) || RULE.test(line)) {
      this.endParagraph();
      this.fence = fence ?? null;
      this.kind = 'skipped';
      return;
    }
    const mark = BLOCK_MARK.exec(line)?.[0];
    if (mark !== undefined) this.endParagraph();
    this.text += line.slice((mark ?? QUOTE_MARK.exec(line)?.[0] ?? '').length);
    this.kind = 'text';
    this.endsWithLine = mark?.includes('#') ?? false;
  }

  private endParagraph(): void {
    if (this.text === '') return;
    this.takeSentences();
    // What is left has no end that could be seen, because nothing followed it.
    for (const rest of split(`${this.text}\n`)) this.say(rest);
    this.text = '';
  }

  private takeSentences(): void {
    for (let end = sentenceEnd(this.text); end !== -1; end = sentenceEnd(this.text)) {
      this.say(this.text.slice(0, end));
      this.text = this.text.slice(end);
    }
  }

  private say(markdown: string): void {
    const sentence = speakable(markdown);
    if (sentence !== '') this.sentences.push(sentence);
  }
}

/** Pieces that a voice takes in one go. */
function split(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  for (let end = sentenceEnd(rest); end !== -1; end = sentenceEnd(rest)) {
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}
