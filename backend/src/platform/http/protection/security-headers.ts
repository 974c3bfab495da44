import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

type Directives = Record<string, string[]>;

/** Data: nothing in an answer of the API may ever run or be framed. */
const API_POLICY = written({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] });

/** Swagger UI sets styles on its elements and shows icons from data addresses; it knows no Trusted Types. */
const DOCS_POLICY = written({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
});

/** The web app: its own files, and inline only what carries this response's nonce. */
function appPolicy(nonce: string): Directives {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    // Images in replies come from anywhere, but only when the reader clicks for one.
    'img-src': ["'self'", 'data:', 'blob:', 'https:'],
    // A recording is listened to before it is sent.
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'self'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['angular', 'angular#bundler', 'dompurify', 'parley'],
  };
}

/**
 * No HSTS: this server speaks plain HTTP, on loopback or behind a proxy that decides about it. The policy of contents is
 * set below, because it depends on what is served. What helmet sets is asked for once and not for every response.
 */
const CONSTANT_HEADERS = headersOf(
  helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  }) as RequestHandler,
);

/** Headers of every response; the nonce for `index.html` is left in `response.locals.cspNonce`. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Content-Security-Policy', policyFor(request.path, response));
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()');
  for (const [name, value] of CONSTANT_HEADERS) response.setHeader(name, value);
  next();
}

export function nonceOf(response: Response): string {
  return String((response.locals as { cspNonce?: string }).cspNonce ?? '');
}

function policyFor(path: string, response: Response): string {
  if (path === '/api/docs' || path.startsWith('/api/docs/')) return DOCS_POLICY;
  if (isOperational(path)) return API_POLICY;
  const cspNonce = randomBytes(16).toString('base64');
  response.locals['cspNonce'] = cspNonce;
  return written(appPolicy(cspNonce));
}

/** True for addresses that programs use; everything else belongs to the web app. */
export function isOperational(path: string): boolean {
  return /^\/(api|v1|health|metrics)(\/|$)/.test(path);
}

function written(policy: Directives): string {
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** The headers that a middleware sets on a response, whatever the request. */
function headersOf(middleware: RequestHandler): [name: string, value: string][] {
  const headers: [string, string][] = [];
  const response = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  void middleware({} as Request, response as unknown as Response, () => undefined);
  return headers;
}
