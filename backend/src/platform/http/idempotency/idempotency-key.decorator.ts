import { createHash } from 'node:crypto';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { correlationIdOf } from '../../observability/correlation.js';
import { LOCAL_OWNER } from '../protection/principal.js';
import { validationError } from '../errors/validation-error.js';

const HEADER = 'Idempotency-Key';
const LAST_EVENT_ID = 'Last-Event-ID';

/** One request that makes something: what the client calls it, and what it asks for. */
export interface Attempt {
  /** SHA-256 of caller, method and path; keys of one scope know nothing of another's. */
  scope: string;
  /** Null when the client gave none. */
  key: string | null;
  /** SHA-256 of query and body. */
  fingerprint: string;
}

/** A request that is answered by a stream: repeated after the stream broke, it says which event it saw last. */
export interface StreamAttempt extends Attempt {
  /** Null when there is none. */
  last_event_id: string | null;
  /** Of the request, for the log. */
  correlationId: string;
}

const readAttempt = createParamDecorator((_: undefined, context: ExecutionContext): StreamAttempt => {
  const request = context.switchToHttp().getRequest<Request>();
  const correlationId = correlationIdOf(context.switchToHttp().getResponse<Response>());
  const lastEventId = request.get(LAST_EVENT_ID) || null;
  const key = request.get(HEADER) ?? null;
  // Visible ASCII only: other bytes arrive as guesses about their encoding.
  if (key !== null && !/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw validationError([{ field: HEADER, message: 'must be 1 to 128 visible ASCII characters' }]);
  }
  if (key === null) return { scope: '', key, fingerprint: '', last_event_id: lastEventId, correlationId };
  return {
    scope: sha256(`${LOCAL_OWNER} ${request.method} ${request.path}`),
    key,
    fingerprint: sha256(canonical([request.query, request.body ?? {}])),
    last_event_id: lastEventId,
    correlationId,
  };
});

/** The same attempt with a file: another file is another request. */
export function withFile<Given extends Attempt>(attempt: Given, fileSha256: string): Given {
  return attempt.key === null ? attempt : { ...attempt, fingerprint: sha256(`${attempt.fingerprint} ${fileSha256}`) };
}

/** The request as `Idempotency` needs it; also documents the header. */
export function IdempotencyKey(): ParameterDecorator {
  return (target, property, index) => {
    readAttempt()(target, property, index);
    if (property === undefined) return;
    const method = Object.getOwnPropertyDescriptor(target, property);
    if (!method) return;
    ApiHeader({
      name: HEADER,
      required: false,
      description: 'The same key with the same body gives the first answer again for 24 hours, so a retry is safe.',
      schema: { type: 'string', minLength: 1, maxLength: 128 },
      example: 'order-4711',
    })(target, property, method);
  };
}

/** The same for a request whose stream can be resumed, as `StreamAttempt`. */
export function ResumableStream(): ParameterDecorator {
  return (target, property, index) => {
    IdempotencyKey()(target, property, index);
    const method = property === undefined ? undefined : Object.getOwnPropertyDescriptor(target, property);
    if (property === undefined || !method) return;
    ApiHeader({
      name: LAST_EVENT_ID,
      required: false,
      description:
        'Id of the last event that this same request was answered with, for repeating it after its stream broke: the ' +
        'events behind it follow, and no second answer is made. 204 when nothing can follow.',
      schema: { type: 'string' },
      example: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f:12',
    })(target, property, method);
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** JSON that does not depend on the order of members. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
