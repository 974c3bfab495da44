const LF = 10;
const CR = 13;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const DATA_FIELD = 'data:';
const KNOWN_FIELD = /^(?::|data$|event(?::|$)|id(?::|$)|retry(?::|$))/;
/** llama.cpp reports errors in a field of this name. */
const ERROR_FIELD = /^error: ?(?=\{)/;

/** A line longer than this is not kept: it is skipped to its end and counted as unreadable. */
export const MAX_LINE_BYTES = 1024 * 1024;
/** The same for all lines of an event that is read only once it is whole. */
const MAX_EVENT_CHARACTERS = 4 * 1024 * 1024;

/**
 * Reads a server-sent event stream (WHATWG HTML, 9.2.6): lines end with LF, CR LF or CR; a byte-order mark may come first;
 * several `data` lines make one event. A chunk may end anywhere, also within a character or between CR and LF; whole
 * lines, of which a chunk may hold hundreds, are decoded together.
 *
 * Chat providers send one JSON document per line, so each `data` line is offered at once: what `read` can take whole needs
 * no blank line behind it. The beginning of a JSON object is never one itself, so nothing is taken too early. What `read`
 * cannot take waits for the other lines of its event. A body that begins with `{` or `[` is no event stream but JSON, in one
 * document or in one per line; it goes the same way.
 */
export class EventSplitter {
  private isStarted = false;
  private isDocument = false;
  private rest: Buffer[] = [];
  private restBytes = 0;
  private skipsLine = false;
  private skipsEvent = false;
  private endedWithCr = false;
  /** The lines of the event that is not complete yet. */
  private lines: string[] = [];
  private characters = 0;
  /** Lines and events that could not be read, or were too long. */
  unreadable = 0;
  /** Comments, with which servers keep a connection alive. */
  comments = 0;

  /**
   * @param read takes the data of an event; false when it is not a whole document
   * @param readRun takes whole events at the beginning of lines that end with LF, and says how much that was
   */
  constructor(
    private readonly read: (data: string) => boolean,
    private readonly readRun: (lines: string) => number = () => 0,
  ) {}

  push(chunk: Buffer): void {
    let bytes = this.isStarted ? chunk : this.begin(chunk);
    if (this.endedWithCr && bytes.length > 0) {
      this.endedWithCr = false;
      if (bytes[0] === LF) bytes = bytes.subarray(1);
    }
    const hasCr = bytes.includes(CR);
    const last = hasCr ? Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) : bytes.lastIndexOf(LF);
    if (last === -1) {
      this.keep(bytes);
      return;
    }
    this.endedWithCr = last === bytes.length - 1 && bytes[last] === CR;
    const start = this.skipsLine ? afterFirstLine(bytes) : 0;
    this.skipsLine = false;
    const end = bytes[last] === LF && last > start && bytes[last - 1] === CR ? last - 1 : last;
    if (start <= last) {
      const text = this.withRest(bytes.subarray(start, end));
      this.readLines(hasCr ? text.replace(/\r\n?/g, '\n') : text);
    }
    this.keep(bytes.subarray(last + 1));
  }

  /** Reads what stands after the last line break, when the stream is over. */
  flush(): void {
    if (this.restBytes > 0) this.readLines(this.withRest(Buffer.alloc(0)));
    this.endEvent();
  }

  /** The stream from its first byte that is not white space; empty while there is none. */
  private begin(chunk: Buffer): Buffer {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([...this.rest, chunk]);
    this.rest = [];
    if (bytes.length < BYTE_ORDER_MARK.length && BYTE_ORDER_MARK.subarray(0, bytes.length).equals(bytes)) {
      this.rest.push(bytes);
      return Buffer.alloc(0);
    }
    if (bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK))
      bytes = bytes.subarray(BYTE_ORDER_MARK.length);
    const start = bytes.findIndex((byte) => byte > 32);
    if (start === -1) return Buffer.alloc(0);
    this.isStarted = true;
    this.isDocument = bytes[start] === 0x7b || bytes[start] === 0x5b;
    return bytes.subarray(start);
  }

  private withRest(bytes: Buffer): string {
    if (this.restBytes === 0) return bytes.toString();
    const text = Buffer.concat([...this.rest, bytes]).toString();
    this.rest = [];
    this.restBytes = 0;
    return text;
  }

  private keep(tail: Buffer): void {
    if (this.skipsLine || tail.length === 0) return;
    this.restBytes += tail.length;
    if (this.restBytes > MAX_LINE_BYTES) {
      this.rest = [];
      this.restBytes = 0;
      this.skipsLine = true;
      this.unreadable++;
    } else this.rest.push(tail);
  }

  private readLines(text: string): void {
    const isBetweenEvents = !this.isDocument && !this.skipsEvent && this.lines.length === 0;
    let start = isBetweenEvents ? this.readRun(text) : 0;
    for (let end = text.indexOf('\n', start); end !== -1; end = text.indexOf('\n', start)) {
      this.readLine(text, start, end);
      start = end + 1;
    }
    this.readLine(text, start, text.length);
  }

  private readLine(text: string, start: number, end: number): void {
    if (this.isDocument) this.take(text.slice(start, end));
    else if (end === start) this.endEvent();
    else if (text.startsWith(DATA_FIELD, start)) {
      const from = start + DATA_FIELD.length;
      this.take(text.slice(text[from] === ' ' ? from + 1 : from, end));
    } else this.readField(text.slice(start, end));
  }

  /** Any other field. Some servers write an error as plain JSON into the stream. */
  private readField(line: string): void {
    const error = line.replace(ERROR_FIELD, '');
    if (line.startsWith(':')) this.comments++;
    else if (error.startsWith('{')) this.take(error);
    else if (!KNOWN_FIELD.test(line.slice(0, 8))) this.unreadable++;
  }

  private take(data: string): void {
    if (this.skipsEvent || data === '') return;
    if (this.lines.length === 0 && this.read(data)) return;
    this.lines.push(data);
    this.characters += data.length;
    if (this.characters <= MAX_EVENT_CHARACTERS) return;
    this.forgetEvent();
    this.skipsEvent = true;
    this.unreadable++;
  }

  /** Where lines are no document together, a server may have forgotten the blank lines between its events. */
  private endEvent(): void {
    this.skipsEvent = false;
    if (this.lines.length === 0) return;
    const { lines } = this;
    this.forgetEvent();
    if (lines.length > 1 && this.read(lines.join('\n'))) return;
    for (const [index, line] of lines.entries()) {
      // The first one alone was tried when it came.
      if (index === 0 || !this.read(line)) this.unreadable++;
    }
  }

  private forgetEvent(): void {
    this.lines = [];
    this.characters = 0;
  }
}

/** Where the second line begins; CR LF is one end of a line. */
function afterFirstLine(bytes: Buffer): number {
  const end = bytes.findIndex((byte) => byte === LF || byte === CR);
  return bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
}
