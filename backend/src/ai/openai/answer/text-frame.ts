/** What a string cannot hold in JSON as it is. */
const ENCODED = /["\\\p{Cc}]/u;
const IN_STRING = /"content": ?$/;

/**
 * What stands around the text in the chunks of one answer. Providers send the same document again and again, with nothing
 * new but `content`; reading the whole of it each time costs more than everything else that is done with a token.
 */
export class TextFrame {
  private before = '';
  private after = '';

  /** Remembers what stands around `text` in a chunk that says nothing else. */
  learn(chunk: string, text: string): void {
    const encoded = JSON.stringify(text);
    const start = chunk.indexOf(encoded);
    if (start === -1 || !IN_STRING.test(chunk.slice(0, start))) return;
    this.before = chunk.slice(0, start + 1);
    this.after = chunk.slice(start + encoded.length - 1);
  }

  /** The text of a chunk that is like the learned one but for its text; null for any other. */
  textOf(chunk: string): string | null {
    const { before, after } = this;
    const end = chunk.length - after.length;
    if (before === '' || end < before.length) return null;
    // Comparing slices takes a quarter of the time that `startsWith` takes.
    if (chunk.slice(0, before.length) !== before || chunk.slice(end) !== after) return null;
    const text = chunk.slice(before.length, end);
    if (!ENCODED.test(text)) return text;
    try {
      return String(JSON.parse(`"${text}"`));
    } catch {
      return null;
    }
  }
}
