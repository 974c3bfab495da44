import { ModelFailure, type ModelFailureKind } from '../../ai/model-failure.js';
import { toTimestamp } from '../../platform/database/columns.js';
import { DomainError, type ErrorKind } from '../../platform/domain-error.js';
import { storageError } from '../../platform/storage-failure.js';
import { isDatabaseFailure } from '../../platform/http/errors/database-failure.js';
import type { ErrorCode } from '../../platform/http/errors/error-table.js';
import type { MessageErrorRecord } from '../sessions/message/message.entity.js';
import type { ErrorEvent } from './turn.dto.js';

/** Texts shown, and stored, in place of an answer. They are never sent back to a model as if the agent had said them. */
export const FALLBACK_TEXTS = {
  default: "I apologize, I'm having trouble responding right now. Please try again.",
  rate_limit: "I'm receiving too many requests at the moment. Please wait a few seconds and try again.",
  timeout: 'The request took too long to process. Please try again with a shorter message.',
  sttFailed: "I couldn't understand the audio clearly. Please try speaking more clearly or use text instead.",
  ttsFailed: "I couldn't generate audio for this response, but here's my text reply.",
  service_unavailable: 'The service is temporarily unavailable. Please try again in a few minutes.',
} as const;

interface Answer {
  kind: ErrorKind;
  code: ErrorCode;
  title: string;
  fallback: keyof typeof FALLBACK_TEXTS;
}

const PROVIDER_ERROR: Answer = {
  kind: 'bad_gateway',
  code: 'provider_error',
  title: 'Bad Gateway',
  fallback: 'default',
};

const ANSWERS: Record<ModelFailureKind, Answer> = {
  misconfigured: {
    kind: 'misconfigured',
    code: 'provider_misconfigured',
    title: 'Service Configuration Error',
    fallback: 'default',
  },
  rate_limit: {
    kind: 'unavailable',
    code: 'provider_rate_limited',
    title: 'Service Unavailable',
    fallback: 'rate_limit',
  },
  timeout: { kind: 'gateway_timeout', code: 'provider_timeout', title: 'Gateway Timeout', fallback: 'timeout' },
  unavailable: { ...PROVIDER_ERROR, fallback: 'service_unavailable' },
  rejected: PROVIDER_ERROR,
  invalid: PROVIDER_ERROR,
  incomplete: PROVIDER_ERROR,
  aborted: PROVIDER_ERROR,
};

/** A failed answer in the words of the contract. Anything that is not a ModelFailure is our own fault. */
export function answerError(failure: unknown): DomainError {
  if (failure instanceof DomainError) return failure;
  const storage = storageError(failure, { fallback_message: FALLBACK_TEXTS.service_unavailable });
  if (storage) return storage;
  if (isDatabaseFailure(failure)) {
    return new DomainError(
      'internal',
      'database_unavailable',
      'The reply could not be stored: the database does not work.',
      {
        title: 'Database Unavailable',
        fallback_message: FALLBACK_TEXTS.service_unavailable,
        logLevel: 'error',
        cause: failure,
      },
    );
  }
  if (!(failure instanceof ModelFailure)) {
    return new DomainError('internal', 'internal_error', 'Something went wrong on the server.', {
      title: 'Internal Server Error',
      fallback_message: FALLBACK_TEXTS.default,
      logLevel: 'error',
      cause: failure,
    });
  }
  const { kind, code, title, fallback } = ANSWERS[failure.kind];
  return new DomainError(kind, code, failure.message, {
    title,
    fallback_message: FALLBACK_TEXTS[fallback],
    logLevel: 'warn',
    cause: failure,
    // Providers name fractions of a second; the contract has whole ones.
    ...(failure.retry_after_seconds !== undefined && { retry_after_seconds: Math.ceil(failure.retry_after_seconds) }),
  });
}

/** A failure as it is stored with its answer. */
export function messageError(error: DomainError, now: Date): MessageErrorRecord {
  return { code: error.code, detail: error.detail, retry_at: retryAt(error.retry_after_seconds, now) };
}

function retryAt(seconds: number | undefined, now: Date): string | null {
  if (seconds === undefined) return null;
  return toTimestamp(new Date(now.getTime() + Math.ceil(seconds) * 1000));
}

/** Kinds of failures that no provider is to blame for. */
const OWN_FAULTS: Record<string, ErrorKind> = {
  internal_error: 'internal',
  database_unavailable: 'internal',
  storage_full: 'storage',
  storage_read_only: 'storage',
};

/**
 * A failure as it was stored, for a request that asks again.
 * @param event its last event; null when the turn's history was cleared
 * @param stored as its answer has it; null for answers from before it was stored
 */
export function storedFailure(event: ErrorEvent | null, stored: MessageErrorRecord | null, now: Date): DomainError {
  const code = event?.code ?? stored?.code;
  if (code === undefined) return answerError(new ModelFailure('incomplete', 'The reply was not finished.'));
  const known = Object.values(ANSWERS).find((answer) => answer.code === code);
  const title = event?.error ?? known?.title;
  const waitMs = Date.parse(stored?.retry_at ?? '') - now.getTime();
  return new DomainError(
    known?.kind ?? OWN_FAULTS[code] ?? 'unavailable',
    code,
    event?.detail ?? stored?.detail ?? '',
    {
      ...(title !== undefined && { title }),
      fallback_message: event ? event.fallback_message : FALLBACK_TEXTS[known?.fallback ?? 'default'],
      ...(waitMs > 0 && { retry_after_seconds: Math.ceil(waitMs / 1000) }),
    },
  );
}

/** The server went away while it answered: a crash, or a shutdown that could not wait longer. */
export function interruptedByServer(): DomainError {
  return new DomainError(
    'unavailable',
    'interrupted',
    'The server was stopped while it answered. Continue the reply.',
    {
      title: 'Interrupted',
      fallback_message: FALLBACK_TEXTS.service_unavailable,
    },
  );
}

/** The disk or the database takes nothing any more. What was shown is stored; the rest of the answer is lost. */
export function storageStalled(): DomainError {
  return new DomainError(
    'internal',
    'database_unavailable',
    'The server cannot store the reply at the moment. Please try again.',
    {
      title: 'Database Unavailable',
      fallback_message: FALLBACK_TEXTS.service_unavailable,
      logLevel: 'error',
    },
  );
}

export function deletedWhileAnswering(): DomainError {
  return new DomainError('not_found', 'deleted', 'The session was deleted.', { title: 'Deleted' });
}
