import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import { ApiErrors } from './api-errors.decorator.js';
import { FILE_HEADERS, FILE_PART_HEADERS } from './response-headers.js';

/** Documents an operation that answers with `sendStoredFile`: all of a file, a range of it, or that it is unchanged. */
export function ApiStoredFile(...mediaTypes: string[]): MethodDecorator {
  const bytes = { schema: { type: 'string', format: 'binary' } };
  const content = Object.fromEntries(mediaTypes.map((type) => [type, bytes]));
  return applyDecorators(
    ApiHeader({
      name: 'Range',
      required: false,
      description: 'The one range of bytes that is wanted; several ranges are answered with the whole file.',
      schema: { type: 'string' },
      example: 'bytes=0-1023',
    }),
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'The ETag that the client has.',
      schema: { type: 'string' },
      example: '"019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f"',
    }),
    ApiOkResponse({ description: 'The whole file.', headers: FILE_HEADERS, content }),
    ApiResponse({ status: 206, description: 'The part that `Range` asked for.', headers: FILE_PART_HEADERS, content }),
    ApiResponse({ status: 304, description: 'The client has this file already.', headers: FILE_HEADERS }),
    ApiErrors('not_found', 'range_not_satisfiable'),
  );
}
