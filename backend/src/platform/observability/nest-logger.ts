import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Nest's own messages, sent through our logger. Its chatter at start is of no use to an operator: `debug`. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), named(context));
  }

  error(message: unknown, ...more: unknown[]): void {
    // Thrown as well: whoever started the server says it in words.
    if (String(message).startsWith('Error: listen ')) return;
    const error = [message, ...more].find((part) => part instanceof Error);
    const stack = more.find((part) => typeof part === 'string' && part.includes('\n    at '));
    this.logger.error(message instanceof Error ? message.message : String(message), {
      ...named(more.at(-1)),
      ...(error === undefined ? {} : { error }),
      ...(error === undefined && stack !== undefined ? { stack } : {}),
    });
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn(String(message), named(context));
  }

  debug(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), named(context));
  }

  verbose(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), named(context));
  }

  fatal(message: unknown, context?: unknown): void {
    this.logger.error(String(message), named(context));
  }
}

function named(context: unknown): { context?: string } {
  return typeof context === 'string' && !context.includes('\n') ? { context } : {};
}
