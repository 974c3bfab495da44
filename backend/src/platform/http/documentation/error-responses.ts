import type { OpenAPIObject } from '@nestjs/swagger';
import { type ErrorCode, errorCodes, titleOfCode } from '../errors/error-table.js';
import { NOTES } from './documentation.decorators.js';
import { componentGroup, type Route, type ResponseEntry } from './operations.js';
import { headerReference } from './response-headers.js';
import { EXAMPLE_ID } from './examples.js';

const ERROR_BODY = { $ref: '#/components/schemas/ErrorBody' };

type Headers = Record<string, unknown> | undefined;

/** Answers that say when another attempt makes sense. */
const WITH_RETRY_AFTER = new Set(['429', '502', '503']);

/** Documents every failure of an operation: those its decorators name, and those that follow from its shape. */
export function addErrorResponses(document: OpenAPIObject, route: Route): void {
  const { operation } = route;
  const everywhere = operation[NOTES.headers] as Headers;
  for (const response of Object.values(operation.responses)) response.headers = { ...response.headers, ...everywhere };
  const headers: Headers = { ...(operation[NOTES.failureHeaders] as Headers), ...everywhere };
  for (const [status, codes] of byStatus(codesOf(route))) {
    const known = operation.responses[status];
    // A status that already has an answer of its own (health: 503) keeps it.
    if (known?.content !== undefined) continue;
    addErrorExamples(document, codes);
    operation.responses[status] = responseReference(document, codes, errorResponse(status, codes, headers));
  }
  for (const note of Object.values(NOTES)) delete operation[note];
}

function codesOf({ path, method, operation }: Route): ErrorCode[] {
  const codes = new Set<ErrorCode>(operation[NOTES.errorCodes] as ErrorCode[] | undefined);
  const add = (condition: boolean, ...more: ErrorCode[]) => condition && more.forEach((code) => codes.add(code));
  const isApi = path.startsWith('/api/');
  add(true, 'forbidden', 'misdirected_request', 'validation_error', 'internal_error');
  add(isApi, 'unsupported_version', 'database_unavailable', 'storage_full', 'storage_read_only');
  add(isApi && operation[NOTES.rateClass] !== 'none', 'rate_limited');
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method);
  add(hasBody, 'malformed_body', 'payload_too_large', 'request_timeout', 'unsupported_media_type');
  const isRepeatable = operation.parameters?.some(({ name }) => name === 'Idempotency-Key') ?? false;
  add(isRepeatable, 'idempotency_conflict', 'idempotency_in_progress');
  add(isStream(operation.responses['200']), 'too_many_streams');
  return [...codes].sort();
}

function isStream(response: ResponseEntry | undefined): boolean {
  return Object.keys(response?.content ?? {}).includes('text/event-stream');
}

function byStatus(codes: readonly ErrorCode[]): Map<string, ErrorCode[]> {
  const grouped = new Map<string, ErrorCode[]>();
  for (const code of codes) {
    const status = String(errorCodes[code].status);
    grouped.set(status, [...(grouped.get(status) ?? []), code]);
  }
  return grouped;
}

/** `code` is narrowed to what this status may say, so that a generated client can switch over it. */
function errorResponse(status: string, codes: readonly ErrorCode[], more: Headers): ResponseEntry {
  const narrowed = { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } };
  return {
    description: codes.map((code) => `\`${code}\`: ${errorCodes[code].meaning}`).join('\n\n'),
    headers: {
      ...(WITH_RETRY_AFTER.has(status) && { 'Retry-After': headerReference('RetryAfter') }),
      ...(status === '416' && { 'Content-Range': headerReference('ContentRange') }),
      ...more,
    },
    content: {
      'application/json': {
        schema: { allOf: [ERROR_BODY, narrowed] },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

/** Most operations fail alike: each set of codes and headers is written once, under a name made of them. */
function responseReference(document: OpenAPIObject, codes: readonly ErrorCode[], response: ResponseEntry) {
  const own = Object.keys(response.headers ?? {}).filter((header) => header.startsWith('X-'));
  const suffix = own.length === 0 ? '' : `With${own.map((header) => header.slice(2).replaceAll('-', '')).join('And')}`;
  const name = codes.map(pascalCase).join('Or') + suffix;
  componentGroup(document, 'responses')[name] ??= response;
  return { $ref: `#/components/responses/${name}` };
}

/** An example of each failure that some operation has, under its code. */
function addErrorExamples(document: OpenAPIObject, codes: readonly ErrorCode[]): void {
  const examples = componentGroup(document, 'examples');
  for (const code of codes) examples[code] ??= { summary: errorCodes[code].meaning, value: exampleBody(code) };
}

function exampleBody(code: ErrorCode) {
  const isField = code === 'validation_error';
  const field = { field: 'name', message: 'must be 1 to 100 characters' };
  return {
    error: titleOfCode(code),
    code,
    detail: isField ? `${field.field}: ${field.message}` : errorCodes[code].meaning,
    fields: isField ? [field] : [],
    fallback_message: null,
    correlation_id: EXAMPLE_ID,
  };
}

function pascalCase(code: string): string {
  return code
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
