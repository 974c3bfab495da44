import type { OpenAPIObject } from '@nestjs/swagger';
import { EXAMPLE_ID } from './examples.js';
import { componentGroup, type ResponseEntry, type Route } from './operations.js';

const text = { type: 'string' };

/** Headers that more than one operation answers. */
const HEADERS = {
  CorrelationId: {
    description: "Names this request in the server's log: the id that the client sent, or a new one.",
    required: true,
    schema: text,
    example: EXAMPLE_ID,
  },
  RetryAfter: {
    description:
      'Seconds after which another attempt makes sense. A 429 always has it, other failures when it is known.',
    schema: { type: 'integer', minimum: 1 },
    example: 5,
  },
  Location: {
    description: 'The address of what was created.',
    required: true,
    schema: { type: 'string', format: 'uri-reference' },
    example: `/api/agents/${EXAMPLE_ID}`,
  },
  ServerTiming: {
    description: 'How long each stage took, as in the W3C recommendation of this name.',
    schema: text,
    example: 'embed;dur=12.4, keywords;dur=3.1',
  },
  AcceptRanges: { description: 'Ranges of the file can be requested.', schema: { type: 'string', enum: ['bytes'] } },
  ContentRange: {
    description: 'Which bytes of the file these are, and how many it has.',
    schema: text,
    example: 'bytes 0-1023/48213',
  },
  ContentDisposition: { description: 'How to present the file, and its name.', schema: text, example: 'inline' },
  ETag: { description: 'Identifies this content.', schema: text, example: `"${EXAMPLE_ID}"` },
} as const;

type HeaderName = keyof typeof HEADERS;

export function headerReference(name: HeaderName): { $ref: string } {
  return { $ref: `#/components/headers/${name}` };
}

/** For `headers` of a response that creates something. */
export const LOCATION = { Location: headerReference('Location') };

/** For `headers` of a response that sends a stored file, whole or in part. */
export const FILE_HEADERS = {
  'Accept-Ranges': headerReference('AcceptRanges'),
  'Content-Disposition': headerReference('ContentDisposition'),
  ETag: headerReference('ETag'),
};

/** For `headers` of a part of a stored file. */
export const FILE_PART_HEADERS = { ...FILE_HEADERS, 'Content-Range': headerReference('ContentRange') };

export const SERVER_TIMING = { 'Server-Timing': headerReference('ServerTiming') };

/** The schemas behind `headerReference`. */
export function addHeaders(document: OpenAPIObject): void {
  Object.assign(componentGroup(document, 'headers'), HEADERS);
}

/** Every answer carries the correlation id. */
export function addCorrelationHeader(document: OpenAPIObject, { operation }: Route): void {
  const referenced = Object.values(componentGroup(document, 'responses')) as ResponseEntry[];
  for (const response of [...Object.values(operation.responses), ...referenced]) {
    if (response.$ref !== undefined) continue;
    response.headers = { 'X-Correlation-ID': headerReference('CorrelationId'), ...response.headers };
  }
}
