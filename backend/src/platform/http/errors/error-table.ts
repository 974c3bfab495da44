import type { ErrorKind } from '../../domain-error.js';

interface Answer {
  status: number;
  /** Human title, the member `error` of the body. */
  error: string;
}

/** The only place that says which kind of failure answers which HTTP status. */
export const answerOf: Record<ErrorKind, Answer> = {
  malformed: { status: 400, error: 'Bad Request' },
  invalid: { status: 422, error: 'Validation Error' },
  unauthorized: { status: 401, error: 'Unauthorized' },
  forbidden: { status: 403, error: 'Forbidden' },
  not_found: { status: 404, error: 'Not Found' },
  conflict: { status: 409, error: 'Conflict' },
  too_large: { status: 413, error: 'Payload Too Large' },
  unsupported_media_type: { status: 415, error: 'Unsupported Media Type' },
  too_many_requests: { status: 429, error: 'Too Many Requests' },
  misconfigured: { status: 500, error: 'Service Configuration Error' },
  bad_gateway: { status: 502, error: 'Bad Gateway' },
  unavailable: { status: 503, error: 'Service Unavailable' },
  gateway_timeout: { status: 504, error: 'Gateway Timeout' },
  storage: { status: 507, error: 'Insufficient Storage' },
  internal: { status: 500, error: 'Internal Server Error' },
};

/** Titles of statuses, the member `error` of a body whose failure has none of its own. */
export const TITLES: Record<number, string> = {
  ...Object.fromEntries(Object.values(answerOf).map(({ status, error }) => [status, error])),
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  416: 'Range Not Satisfiable',
  421: 'Misdirected Request',
  500: 'Internal Server Error',
};

/** Machine words of the contract with their status and meaning, for the OpenAPI document. */
export const errorCodes = {
  invalid_audio: {
    status: 400,
    title: 'Invalid Audio',
    meaning: 'The recording is missing, empty, not audio, silent, too large or too long.',
  },
  malformed_body: { status: 400, meaning: 'The body is not JSON, or nested too deeply.' },
  unsupported_version: { status: 400, meaning: 'The header API-Version names a version that does not exist.' },
  forbidden: { status: 403, meaning: 'A page of another origin may not do this.' },
  not_found: { status: 404, meaning: 'There is no such thing.' },
  deleted: { status: 404, title: 'Deleted', meaning: 'The session was deleted while it was answering.' },
  method_not_allowed: { status: 405, meaning: 'The address exists, but not for this method; see the header Allow.' },
  request_timeout: { status: 408, meaning: 'Nothing of the body arrived for 30 seconds.' },
  unsupported_document: { status: 415, meaning: 'The file is not PDF, DOCX, Markdown or plain text by its content.' },
  empty_document: { status: 422, meaning: 'The file is empty.' },
  turn_in_progress: { status: 409, meaning: 'The session is already answering.' },
  nothing_to_continue: { status: 409, meaning: 'The message is complete, or is not an answer.' },
  nothing_to_speak: { status: 409, meaning: 'The message is no answer with text, or is still being written.' },
  request_given_up: { status: 409, meaning: 'The request ended before its recording was transcribed.' },
  idempotency_conflict: { status: 409, meaning: 'The Idempotency-Key was used with another body.' },
  idempotency_in_progress: {
    status: 409,
    meaning: 'Another server still answers the request with this Idempotency-Key; see the header Retry-After.',
  },
  payload_too_large: { status: 413, meaning: 'The body is larger than 1 MB, or the file than its limit.' },
  unsupported_media_type: { status: 415, meaning: 'The body is not application/json.' },
  range_not_satisfiable: { status: 416, meaning: 'The file has no such part; see the header Content-Range.' },
  misdirected_request: { status: 421, meaning: 'The Host header names a host that is not served here.' },
  validation_error: { status: 422, meaning: 'A field or a parameter breaks a rule; `fields` names each.' },
  transcription_failed: {
    status: 422,
    title: 'Transcription Failed',
    meaning: 'No words were understood in the recording.',
  },
  rate_limited: { status: 429, meaning: 'Too many requests; see the header Retry-After.' },
  internal_error: { status: 500, meaning: 'The server failed; its log has the cause under the correlation id.' },
  database_unavailable: { status: 500, title: 'Database Unavailable', meaning: 'The database does not answer.' },
  provider_misconfigured: {
    status: 500,
    title: 'Service Configuration Error',
    meaning: 'The provider refused the configured key.',
  },
  provider_error: { status: 502, meaning: 'The provider failed or cannot be reached.' },
  provider_rate_limited: { status: 503, meaning: 'The provider has too many requests; see the header Retry-After.' },
  server_busy: {
    status: 503,
    meaning: 'The machine had too little time to read the file; see the header Retry-After.',
  },
  interrupted: {
    status: 503,
    title: 'Interrupted',
    meaning: 'The server was stopped while it answered; the answer can be continued.',
  },
  shutting_down: { status: 503, meaning: 'The server is restarting; see the header Retry-After.' },
  too_many_streams: { status: 503, meaning: 'Too many open event streams; see the header Retry-After.' },
  storage_full: { status: 507, meaning: 'The disk of the server, or its quota, is full; nothing was stored.' },
  storage_read_only: { status: 507, meaning: 'The server may not write to its data folder; nothing was stored.' },
  provider_timeout: { status: 504, meaning: 'The provider took too long.' },
} as const satisfies Record<string, { status: number; title?: string; meaning: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** Every code, for schemas. */
export const ERROR_CODES = Object.keys(errorCodes).sort() as ErrorCode[];

/** The member `error` of a body with this code. */
export function titleOfCode(code: ErrorCode): string {
  const known: { status: number; title?: string } = errorCodes[code];
  return known.title ?? TITLES[known.status] ?? 'Error';
}
