import type { Scrubber } from './scrubber.js';

/** Lengths in characters. What a person, a provider or a file gave can be as long as they like. */
const MAX_TEXT = 1_000;
const MAX_STACK = 3_000;
const MAX_NAME = 100;
const MAX_PARTS = 50;
const MAX_DEPTH = 5;
export const MAX_LINE = 16 * 1024;
/** Longer than any secret, so that none is cut in half before it is recognised. */
const SECRET_MARGIN = 4_096;

/** Cuts what goes into a log line, without leaving half a secret where it cuts. */
export class LogLimits {
  constructor(private readonly scrubber: Scrubber) {}

  text(text: string, max = MAX_TEXT): string {
    if (text.length <= max) return text;
    const start = this.scrubber.scrub(text.slice(0, max + SECRET_MARGIN)).slice(0, max);
    return `${start.replace(/[\ud800-\udbff]$/, '')}… (${text.length} characters)`;
  }

  /** The first lines of a stack. */
  stack(stack: string | undefined): string | undefined {
    return stack === undefined ? undefined : this.text(stack, MAX_STACK);
  }

  /** The fields of a line, with texts, names, lists and depth cut to what helps. Errors are described elsewhere. */
  fields(fields: Record<string, unknown>): Record<string, unknown> {
    return this.members(fields, 0);
  }

  /** A finished line: one that is too long all the same keeps what tells where it comes from. */
  line(line: string): string {
    if (line.length <= MAX_LINE) return this.scrubber.scrub(line);
    const members = Object.entries(JSON.parse(line) as Record<string, unknown>);
    const plain = members.filter(([, value]) => typeof value !== 'object' || value === null).slice(0, MAX_PARTS / 5);
    return `${this.scrubber.scrub(JSON.stringify({ ...Object.fromEntries(plain), truncated: true }))}\n`;
  }

  private members(record: object, depth: number): Record<string, unknown> {
    const members = Object.entries(record).slice(0, MAX_PARTS) as [string, unknown][];
    return Object.fromEntries(
      members.map(([name, value]) => [this.text(name, MAX_NAME), this.value(value, depth + 1)] as const),
    );
  }

  private value(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null || value instanceof Error || 'toJSON' in value) return value;
    if (depth >= MAX_DEPTH) return '…';
    if (Array.isArray(value)) return value.slice(0, MAX_PARTS).map((item) => this.value(item, depth + 1));
    return this.members(value, depth);
  }
}
