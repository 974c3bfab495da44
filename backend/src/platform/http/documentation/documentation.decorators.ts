import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from '../errors/error-table.js';
import type { RouteClass } from '../protection/rate-limiter.js';

/**
 * What decorators tell the completion of the document about an operation. The completion takes these members away again:
 * they never reach a client.
 */
export const NOTES = {
  errorCodes: 'x-note-error-codes',
  rateClass: 'x-note-rate-class',
  failureHeaders: 'x-note-failure-headers',
  headers: 'x-note-headers',
} as const;

/** Failures of this operation that its shape does not already say. */
export function NoteErrorCodes(codes: readonly ErrorCode[]): MethodDecorator {
  return ApiExtension(NOTES.errorCodes, [...codes]) as MethodDecorator;
}

/** The rate limit of this operation, where its method does not say it. */
export function NoteRateClass(routeClass: RouteClass | 'none'): MethodDecorator & ClassDecorator {
  return ApiExtension(NOTES.rateClass, routeClass);
}

/** A header that failures of this operation may carry. */
export function ApiFailureHeader(name: string, description: string): MethodDecorator {
  return ApiExtension(NOTES.failureHeaders, {
    [name]: { description, schema: { type: 'string' } },
  }) as MethodDecorator;
}

/** A header that every answer of this operation may carry. */
export function ApiAnswerHeader(name: string, description: string): MethodDecorator {
  return ApiExtension(NOTES.headers, { [name]: { description, schema: { type: 'string' } } }) as MethodDecorator;
}

/** Member of a schema, beside `NOTES`: what its example has in place of the examples of its own members. */
export const EXAMPLE_NOTE = 'x-note-example';

/** For a property that is a record: its example has these members, and the others as its schema shows them. */
export function exampleWith(members: Record<string, unknown>): Record<string, unknown> {
  return { [EXAMPLE_NOTE]: members };
}
