const LF = 10;
const CR = 13;
const SPACE = 32;
/** `data:` */
const DATA_FIELD = Buffer.from('data:');
const KNOWN_FIELD = /^(?::|event(?::|$)|id(?::|$)|retry(?::|$))/;

/** A line longer than this is not kept: it is skipped to its end and counted as unreadable. */
export const MAX_LINE_BYTES = 1024 * 1024;

/**
 * Cuts a server-sent event stream into the values of its `data` lines. Chat providers send one JSON document per line,
 * so a line is an event; blank lines, comments and other fields are passed over. It works on bytes: a chunk may end
 * anywhere, also within a character.
 */
export class EventSplitter {
  private rest: Buffer | null = null;
  private skipping = false;
  /** Lines that are no server-sent event, and lines that were too long. */
  unreadable = 0;

  /** @param onData called for every complete `data` line, without the field name */
  push(chunk: Buffer, onData: (data: string) => void): void {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      if (this.skipping) this.skipping = false;
      else if (this.rest === null) this.line(chunk, start, end, onData);
      else {
        const line = Buffer.concat([this.rest, chunk.subarray(start, end)]);
        this.rest = null;
        this.line(line, 0, line.length, onData);
      }
      start = end + 1;
    }
    if (start < chunk.length && !this.skipping) this.keep(chunk.subarray(start));
  }

  /** Reads what stands after the last line break, when the stream is over. */
  flush(onData: (data: string) => void): void {
    const rest = this.rest;
    this.rest = null;
    if (rest !== null) this.line(rest, 0, rest.length, onData);
  }

  private keep(tail: Buffer): void {
    const length = (this.rest?.length ?? 0) + tail.length;
    if (length > MAX_LINE_BYTES) {
      this.rest = null;
      this.skipping = true;
      this.unreadable++;
    } else this.rest = this.rest === null ? tail : Buffer.concat([this.rest, tail], length);
  }

  private line(bytes: Buffer, start: number, lineEnd: number, onData: (data: string) => void): void {
    const end = lineEnd > start && bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
    if (end === start) return;
    const isData = end - start >= DATA_FIELD.length && bytes.compare(DATA_FIELD, 0, 5, start, start + 5) === 0;
    if (!isData) {
      if (!KNOWN_FIELD.test(bytes.toString('latin1', start, Math.min(end, start + 8)))) this.unreadable++;
      return;
    }
    const from = start + DATA_FIELD.length;
    onData(bytes.toString('utf8', bytes[from] === SPACE ? from + 1 : from, end));
  }
}
