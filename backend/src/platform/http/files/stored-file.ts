import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { ByteRange } from '../../blobs/blob-store.js';
import type { FileContent } from '../../blobs/file-content.js';
import { HttpError } from '../errors/http-error.js';

/**
 * Sends all of a file, or the one range of it that is asked for (RFC 9110).
 * @param fileHeaders what the response says of this file beside its type, length and ETag
 * @returns false, with nothing sent, when the file is gone
 * @throws HttpError `range_not_satisfiable`
 */
export async function sendStoredFile(
  request: Request,
  response: Response,
  file: FileContent,
  fileHeaders: Record<string, string>,
): Promise<boolean> {
  const { mime_type, size_bytes } = file;
  const etag = `"${file.version}"`;
  const wanted = rangeOf(request, size_bytes, etag);
  if (wanted === 'unsatisfiable') {
    const headers = { 'Content-Range': `bytes */${size_bytes}` };
    throw new HttpError('range_not_satisfiable', `The file has ${size_bytes} bytes.`, headers);
  }
  const headers = { 'Accept-Ranges': 'bytes', ...fileHeaders, ETag: etag };
  response.set(headers);
  if (request.fresh) {
    response.status(304).end();
    return true;
  }
  const { start, end } = wanted ?? { start: 0, end: size_bytes - 1 };
  const content = request.method === 'HEAD' ? null : await file.open({ start, end });
  if (request.method !== 'HEAD' && content === null) {
    // What is answered instead is no file and must not be kept like one.
    for (const name of Object.keys(headers)) response.removeHeader(name);
    return false;
  }
  if (wanted) response.status(206).set('Content-Range', `bytes ${start}-${end}/${size_bytes}`);
  response.set('Content-Length', String(end - start + 1));
  // Not by `set`, which would add an encoding to what is text: only the file knows its own.
  response.setHeader('Content-Type', mime_type);
  if (content === null) {
    response.end();
    return true;
  }
  await pipeline(content, response).catch((error: unknown) => {
    // Players and readers leave in the middle all the time.
    if (!response.destroyed) throw error;
  });
  return true;
}

/** The one range that is asked for; null for all of it, which is also the answer to several (RFC 9110). */
function rangeOf(request: Request, size: number, etag: string): ByteRange | 'unsatisfiable' | null {
  const condition = request.get('If-Range');
  if (condition !== undefined && condition !== etag) return null;
  const ranges = request.range(size);
  if (ranges === -1) return 'unsatisfiable';
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
