import { isUtf8 } from 'node:buffer';
import type { NextFunction, Request, Response } from 'express';
import { HttpError } from '../errors/http-error.js';
import { checkBodySize } from './body-limits.js';
import { announcedBytes, hasBody, invite } from './unfinished-bodies.js';
import { unsafeTexts } from './safe-text.js';
import { validationError } from '../errors/validation-error.js';

export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads JSON bodies into `request.body`, and nothing else: not simple forms, which a page of another origin may send without
 * asking. Express' own reader accepts any nesting, other charsets, and text that no database stores.
 */
export async function bodyReader(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    // A file is streamed to where it goes by the handler that takes it; every other handler refuses it.
    if (hasBody(request) && !request.is('multipart/form-data')) {
      checkContentType(request);
      if ((announcedBytes(request) ?? 0) > MAX_BODY_BYTES) throw tooLarge();
      invite(request, response);
      const bytes = await readBytes(request);
      if (bytes.length > 0) request.body = parse(bytes);
    }
  } catch (error) {
    next(error);
    return;
  }
  next();
}

/** By its events: an iterator makes a dozen objects and promises for a body that nearly always is one chunk. */
function readBytes(request: Request): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else giveUp(tooLarge());
    };
    const end = (): void => {
      leave();
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    };
    const breakOff = (): void => giveUp(new HttpError('malformed_body', 'The body ended before it was complete.'));
    const giveUp = (error: HttpError): void => {
      leave();
      // Not destroyed: its socket still has to carry our answer.
      request.pause();
      reject(error);
    };
    const leave = (): void => {
      request.off('data', take).off('end', end).off('error', breakOff).off('close', breakOff);
    };
    request.on('data', take).on('end', end).on('error', breakOff).on('close', breakOff);
  });
}

function tooLarge(): HttpError {
  return new HttpError('payload_too_large', 'The body is larger than 1 MB.');
}

function parse(bytes: Buffer): unknown {
  const body = parseJson(decode(bytes));
  checkBodySize(body);
  const problems = unsafeTexts(body);
  if (problems.length > 0) throw validationError(problems);
  return body;
}

function checkContentType(request: Request): void {
  const [type, ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/.exec(parameter)?.[1])
    .find(Boolean);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (type?.trim() !== 'application/json' || (charset ?? 'utf-8') !== 'utf-8' || encoding !== 'identity') {
    throw new HttpError('unsupported_media_type', 'The body must be application/json in UTF-8, not compressed.');
  }
}

/** A byte order mark is dropped. */
function decode(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new HttpError('malformed_body', 'The body is not valid UTF-8.');
  const text = bytes.toString();
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The parser's message quotes the body, so it is not passed on. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpError('malformed_body', 'The body is not valid JSON.');
  }
}
