/** Far above what a token of any language holds on average, so that only a provider that ignores its limit reaches it. */
const CHARACTERS_PER_TOKEN = 16;
const SLACK_CHARACTERS = 1_000;
/** What a token takes on the wire, thinking that nobody sees included. */
const BYTES_PER_TOKEN = 1024;
const SLACK_BYTES = 16 * 1024 * 1024;

/**
 * How much of one answer is taken from a provider: it was asked for `maxOutputTokens`, and some never stop. Counts
 * characters of the answer, and bytes, because thinking, comments, unknown fields and a line without an end are no text.
 */
export class AnswerBounds {
  private characters: number;
  private bytes: number;

  constructor(maxOutputTokens: number) {
    this.characters = maxOutputTokens * CHARACTERS_PER_TOKEN + SLACK_CHARACTERS;
    this.bytes = maxOutputTokens * BYTES_PER_TOKEN + SLACK_BYTES;
  }

  /** True once more came than the answer may have; then it ends with finish_reason `length`. */
  get exceeded(): boolean {
    return this.characters < 0 || this.bytes < 0;
  }

  countBytes(count: number): void {
    this.bytes -= count;
  }

  /** As much of `text` as still fits. Never half of a surrogate pair. */
  fit(text: string): string {
    const left = this.characters;
    this.characters -= text.length;
    if (this.characters >= 0) return text;
    const cut = text.slice(0, Math.max(0, left));
    return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  }
}
