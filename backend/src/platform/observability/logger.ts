import { pino } from 'pino';
import { LogLimits } from './log-limits.js';
import type { Scrubber } from './scrubber.js';

export type LogFields = Record<string, unknown>;

export type LogThreshold = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/**
 * Writes what happened, one JSON line each. What happened for a request has its id in the field `correlation_id` (null is
 * left out), an error is the field `error`. Never give it prompts, message texts or anything else a person wrote.
 */
export abstract class Logger {
  abstract debug(message: string, fields?: LogFields): void;
  abstract info(message: string, fields?: LogFields): void;
  abstract warn(message: string, fields?: LogFields): void;
  abstract error(message: string, fields?: LogFields): void;
}

export interface LogOptions {
  level: LogThreshold;
  scrubber: Scrubber;
  /** Takes finished lines; by default standard output. */
  write?: (line: string) => void;
}

/**
 * Pino with the scrub on the finished line: a secret is hidden no matter which field, message or stack holds it. Texts, and
 * the line, are cut to a length: an address or a provider's answer may be as long as it likes.
 */
export class PinoLogger extends Logger {
  private readonly pino;
  private readonly limits: LogLimits;

  constructor({ level, scrubber, write = (line) => void process.stdout.write(line) }: LogOptions) {
    super();
    const limits = new LogLimits(scrubber);
    this.limits = limits;
    this.pino = pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        messageKey: 'message',
        formatters: { level: (label) => ({ level: label }), log: (fields) => limits.fields(withoutNullId(fields)) },
        serializers: { error: (error) => describeError(error, limits) },
      },
      { write: (line) => write(limits.line(line)) },
    );
  }

  debug(message: string, fields: LogFields = {}): void {
    this.pino.debug(fields, this.limits.text(message));
  }

  info(message: string, fields: LogFields = {}): void {
    this.pino.info(fields, this.limits.text(message));
  }

  warn(message: string, fields: LogFields = {}): void {
    this.pino.warn(fields, this.limits.text(message));
  }

  error(message: string, fields: LogFields = {}): void {
    this.pino.error(fields, this.limits.text(message));
  }
}

/** For whoever does not know whether a request asked for what it does. */
function withoutNullId(fields: LogFields): LogFields {
  return fields['correlation_id'] === null ? { ...fields, correlation_id: undefined } : fields;
}

/**
 * Name, message, code and stack, and the same of the cause. Other members stay out: drivers hang the query's parameters
 * and SDKs the request's body on their errors.
 */
function describeError(error: unknown, limits: LogLimits, depth = 0): unknown {
  if (!(error instanceof Error))
    return typeof error === 'string' ? limits.text(error) : Object.prototype.toString.call(error);
  const { code } = error as { code?: unknown };
  return {
    type: limits.text(error.name),
    message: limits.text(error.message),
    ...(typeof code === 'string' ? { code: limits.text(code) } : {}),
    stack: limits.stack(error.stack),
    ...(error.cause !== undefined && depth < 4 ? { cause: describeError(error.cause, limits, depth + 1) } : {}),
  };
}
