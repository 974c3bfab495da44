const LF = 10;
const DATA_FIELD = 'data:';
const KNOWN_FIELD = /^(?::|event(?::|$)|id(?::|$)|retry(?::|$))/;

/** A line longer than this is not kept: it is skipped to its end and counted as unreadable. */
export const MAX_LINE_BYTES = 1024 * 1024;

/**
 * Cuts a server-sent event stream into the values of its `data` lines. Chat providers send one JSON document per line,
 * so a line is an event; blank lines, comments and other fields are passed over. A chunk may end anywhere, also within a
 * character; whole lines, of which a chunk may hold hundreds, are decoded together.
 */
export class EventSplitter {
  private rest: Buffer | null = null;
  private skipping = false;
  /** Lines that are no server-sent event, and lines that were too long. */
  unreadable = 0;

  /** @param onData called for every complete `data` line, without the field name */
  push(chunk: Buffer, onData: (data: string) => void): void {
    const last = chunk.lastIndexOf(LF);
    if (last === -1) {
      this.keep(chunk);
      return;
    }
    let start = 0;
    if (this.skipping) {
      this.skipping = false;
      start = chunk.indexOf(LF) + 1;
    }
    if (start <= last) this.lines(this.withRest(chunk.subarray(start, last)), onData);
    this.keep(chunk.subarray(last + 1));
  }

  /** Reads what stands after the last line break, when the stream is over. */
  flush(onData: (data: string) => void): void {
    this.lines(this.withRest(Buffer.alloc(0)), onData);
  }

  private withRest(bytes: Buffer): string {
    const { rest } = this;
    this.rest = null;
    return rest === null ? bytes.toString() : Buffer.concat([rest, bytes]).toString();
  }

  private keep(tail: Buffer): void {
    if (this.skipping || tail.length === 0) return;
    const length = (this.rest?.length ?? 0) + tail.length;
    if (length > MAX_LINE_BYTES) {
      this.rest = null;
      this.skipping = true;
      this.unreadable++;
    } else this.rest = this.rest === null ? tail : Buffer.concat([this.rest, tail], length);
  }

  private lines(text: string, onData: (data: string) => void): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.line(text, start, end, onData);
      start = end + 1;
    }
    this.line(text, start, text.length, onData);
  }

  private line(text: string, start: number, lineEnd: number, onData: (data: string) => void): void {
    const end = lineEnd > start && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    if (end === start) return;
    if (!text.startsWith(DATA_FIELD, start)) {
      if (!KNOWN_FIELD.test(text.slice(start, Math.min(end, start + 8)))) this.unreadable++;
      return;
    }
    const from = start + DATA_FIELD.length;
    onData(text.slice(text[from] === ' ' ? from + 1 : from, end));
  }
}
