import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const HEADER = 'X-Correlation-ID';

/** What we are willing to echo and to log; anything else is replaced. */
const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

/** Gives every request its correlation id: the caller's own if it is plain enough, else a fresh one. */
export function correlation(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(HEADER);
  const id = given !== undefined && ACCEPTED.test(given) ? given : randomUUID();
  response.setHeader(HEADER, id);
  next();
}

export function correlationIdOf(response: Response): string {
  return String(response.getHeader(HEADER) ?? '');
}
