import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SimulatedCall } from './call-log.js';

/** One request being answered. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  body: Buffer;
  call: SimulatedCall;
}

const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** The whole body of a request. @throws Error when it is too large or breaks off */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** An error in OpenAI's shape. */
export function sendError(
  response: ServerResponse,
  status: number,
  error: { message: string; type?: string; param?: string; code?: string },
  headers: Record<string, string> = {},
): void {
  const { message, type = 'invalid_request_error', param = null, code = null } = error;
  sendJson(response, status, { error: { message, type, param, code } }, headers);
}
