import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../../../config/settings.js';
import { isOperational } from './security-headers.js';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const REQUEST_HEADERS = [
  'Accept',
  'API-Version',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-None-Match',
  'If-Range',
  'Last-Event-ID',
  'Range',
  'X-Correlation-ID',
  'X-Session-ID',
].join(', ');
/** What a page of another origin may read beside the few headers that browsers always show. */
const RESPONSE_HEADERS = [
  'Accept-Ranges',
  'Allow',
  'Content-Disposition',
  'Content-Range',
  'ETag',
  'Location',
  'Retry-After',
  'Server-Timing',
  'X-Assistant-Message-ID',
  'X-Correlation-ID',
  'X-Notice',
  'X-Recording-ID',
  'X-User-Message-ID',
].join(', ');
const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of `ALLOWED_ORIGINS`, and of no other origin, call the API and read its answers. Without cookies: there is no
 * `Access-Control-Allow-Credentials`, so a page that needs an identity sends an API key.
 */
export function cors({ server }: Config) {
  const allowed = new Set(server.allowedOrigins);
  return (request: Request, response: Response, next: NextFunction): void => {
    if (allowed.size === 0 || !isOperational(request.path)) {
      next();
      return;
    }
    response.vary('Origin');
    const origin = request.get('Origin')?.toLowerCase();
    if (origin === undefined || !allowed.has(origin)) {
      next();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', origin);
    if (request.method !== 'OPTIONS' || request.get('Access-Control-Request-Method') === undefined) {
      response.setHeader('Access-Control-Expose-Headers', RESPONSE_HEADERS);
      next();
      return;
    }
    response.vary('Access-Control-Request-Private-Network');
    response.setHeader('Access-Control-Allow-Methods', METHODS);
    response.setHeader('Access-Control-Allow-Headers', REQUEST_HEADERS);
    response.setHeader('Access-Control-Max-Age', String(PREFLIGHT_SECONDS));
    if (request.get('Access-Control-Request-Private-Network') === 'true') {
      response.setHeader('Access-Control-Allow-Private-Network', 'true');
    }
    response.status(204).end();
  };
}
