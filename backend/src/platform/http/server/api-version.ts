import type { NextFunction, Request, Response } from 'express';
import { HttpError } from '../errors/http-error.js';

export const API_VERSION = '1';

const UNDER_API = /^\/api(\/|$)/i;

/** Refuses a request that asks for a version of the API that does not exist. */
export function apiVersion(request: Request, _response: Response, next: NextFunction): void {
  const asked = request.get('API-Version');
  if (asked === undefined || !UNDER_API.test(request.path) || asked.trim() === API_VERSION) next();
  else next(new HttpError('unsupported_version', `API-Version must be ${API_VERSION}.`));
}
