const OPEN = '<think>';
const CLOSE = '</think>';
/** White space before an answer that is searched for a tag. */
const MAX_LEADING_SPACE = 1_000;

/**
 * Takes the model's thinking out of an answer: some local servers write it into the text, between `<think>` and
 * `</think>` at the very beginning. Later tags are ordinary text.
 */
export class ReasoningFilter {
  private state: 'start' | 'thinking' | 'trimming' | 'text' = 'start';
  private held = '';

  /** The part of `piece` (and of what was held back) that is answer. */
  text(piece: string): string {
    if (this.state === 'text') return piece;
    this.held += piece;
    if (this.state === 'start') this.readStart();
    if (this.state === 'thinking') this.readThinking();
    if (this.state === 'trimming') this.held = this.held.trimStart();
    if (this.state === 'start' || this.state === 'thinking' || this.held === '') return '';
    this.state = 'text';
    const text = this.held;
    this.held = '';
    return text;
  }

  /** What was held back as the possible beginning of a tag, when the answer is over. */
  rest(): string {
    return this.state === 'start' ? this.held : '';
  }

  private readStart(): void {
    const begin = this.held.trimStart();
    if (begin.startsWith(OPEN)) {
      this.state = 'thinking';
      this.held = begin.slice(OPEN.length);
    } else if (!OPEN.startsWith(begin) || this.held.length > MAX_LEADING_SPACE) this.state = 'text';
  }

  private readThinking(): void {
    const end = this.held.indexOf(CLOSE);
    if (end === -1) this.held = this.held.slice(-CLOSE.length);
    else {
      this.state = 'trimming';
      this.held = this.held.slice(end + CLOSE.length);
    }
  }
}
