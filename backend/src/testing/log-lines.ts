import { PinoLogger } from '../platform/observability/logger.js';
import type { LogThreshold } from '../platform/observability/logger.js';
import { Scrubber } from '../platform/observability/scrubber.js';

export interface LogLines {
  logger: PinoLogger;
  /** What was logged, read back from the finished lines. */
  records: Record<string, unknown>[];
  /** The same as text. */
  text(): string;
}

/** The real logger, writing into a list. */
export function collectLogLines(level: LogThreshold = 'debug', scrubber = new Scrubber([])): LogLines {
  const lines: string[] = [];
  const records: Record<string, unknown>[] = [];
  const write = (line: string) => {
    lines.push(line);
    records.push(JSON.parse(line) as Record<string, unknown>);
  };
  return { logger: new PinoLogger({ level, scrubber, write }), records, text: () => lines.join('') };
}
