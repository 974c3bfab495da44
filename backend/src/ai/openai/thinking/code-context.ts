const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RUNS_OF_BACKTICKS = /`+/g;

/** Whether the end of a Markdown text stands within code. Reads every character once. */
export class CodeContext {
  private fence = '';
  /** Length of the run of backticks that opened a code span on this line; 0 outside. */
  private span = 0;
  /** The beginning of the line, as much of it as says whether it is a fence. */
  private lineStart = '';
  private isBlank = true;
  /** The last character so far. */
  last = '';

  push(text: string): void {
    this.last = text.at(-1) ?? this.last;
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.endLine();
      if (this.lineStart.length < 8) this.lineStart += line.slice(0, 8);
      if (line.trim() !== '') this.isBlank = false;
      for (const { 0: run } of line.matchAll(RUNS_OF_BACKTICKS)) this.readRun(run.length);
    }
  }

  get isCode(): boolean {
    return this.fence !== '' || this.span > 0;
  }

  /** True while nothing but white space stands on the line. */
  get isLineStart(): boolean {
    return this.isBlank;
  }

  private readRun(length: number): void {
    if (this.span === 0) this.span = length;
    else if (this.span === length) this.span = 0;
  }

  private endLine(): void {
    const mark = FENCE.exec(this.lineStart)?.[1]?.charAt(0) ?? '';
    if (mark !== '') {
      if (this.fence === '') this.fence = mark;
      else if (this.fence === mark) this.fence = '';
    }
    this.lineStart = '';
    this.span = 0;
    this.isBlank = true;
  }
}
