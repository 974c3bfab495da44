import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import { isOperational, nonceOf } from '../protection/security-headers.js';

/** Stands in index.html wherever the nonce of the response belongs. */
const NONCE_MARK = '__CSP_NONCE__';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Names that the build makes from the content: `main-4KJ3XW2Q.js`. */
const HASHED = /-[A-Z0-9]{8}\.[a-z0-9]+$/;

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Forms that the build leaves beside a file, best first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

interface StaticFile {
  path: string;
  type: string;
  etag: string;
  immutable: boolean;
  bytes: number;
  /** Compressed forms beside it. */
  encoded: { name: string; path: string; bytes: number }[];
}

/**
 * Serves the built web app from a list made once, so that no part of a request ever becomes part of a file path.
 * Addresses of screens get index.html; a missing file is a miss, not a page.
 */
export function staticFiles(folder: string, prefix = '') {
  const files = listFiles(folder);
  const page = existsSync(join(folder, 'index.html'))
    ? withBase(readFileSync(join(folder, 'index.html'), 'utf8'), prefix)
    : null;

  return (request: Request, response: Response, next: NextFunction): void => {
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (!reading || isOperational(request.path)) {
      next();
      return;
    }
    const file = files.get(request.path);
    if (file) sendFile(file, request, response, next);
    else if (page !== null && (request.path === '/index.html' || !/[.%\\]/.test(request.path)))
      sendPage(page, response);
    else next();
  };
}

/** The app finds its files, its screens and the API from the base of its page. */
function withBase(page: string, prefix: string): string {
  return page.replace(/<base href="\/"\s*\/?>/, `<base href="${prefix}/" />`);
}

function sendPage(page: string, response: Response): void {
  // Not stored at all: a page kept with its nonce would come back under another policy.
  response.setHeader('Cache-Control', 'no-cache, no-store');
  response.type('html').send(page.replaceAll(NONCE_MARK, nonceOf(response)));
}

function sendFile(file: StaticFile, request: Request, response: Response, next: NextFunction): void {
  const chosen = file.encoded.find(({ name }) => request.acceptsEncodings(name) !== false);
  const etag = chosen ? `"${file.etag}-${chosen.name}"` : `"${file.etag}"`;
  response.setHeader('Cache-Control', file.immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  response.setHeader('ETag', etag);
  if (file.encoded.length > 0) response.vary('Accept-Encoding');
  if (request.get('If-None-Match') === etag) {
    response.status(304).end();
    return;
  }
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Length', (chosen ?? file).bytes);
  if (chosen) response.setHeader('Content-Encoding', chosen.name);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const stream = createReadStream((chosen ?? file).path);
  stream.on('error', next);
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

/** All files by the address they are served under, without index.html and without the compressed forms. */
function listFiles(folder: string): Map<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const served = paths.filter((path) => !/\.(br|gz|map)$/.test(path) && relative(folder, path) !== 'index.html');
  return new Map(served.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, describe(path)]));
}

function describe(path: string): StaticFile {
  const { size, mtimeMs } = statSync(path);
  return {
    path,
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}`,
    immutable: HASHED.test(path),
    bytes: size,
    encoded: ENCODINGS.map(({ name, suffix }) => ({ name, path: path + suffix }))
      .filter((form) => existsSync(form.path))
      .map((form) => ({ ...form, bytes: statSync(form.path).size })),
  };
}
