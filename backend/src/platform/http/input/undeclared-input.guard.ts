import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/internal';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import type { Request } from 'express';
import { HttpError } from '../errors/http-error.js';
import { encodingProblems } from './query-encoding.js';
import { unsafeTexts } from './safe-text.js';
import { validationError } from '../errors/validation-error.js';
import { TAKES_FILE } from './upload.interceptor.js';
import { unknownFields } from './validation.pipe.js';

/** Node's parser quietly drops the parameters after these. */
const MAX_PARAMETERS = 1_000;

const NONE: ReadonlySet<string> = new Set();

/**
 * Refuses what a handler never looks at: query parameters of a route that takes none, members of a body that nothing
 * reads. Where a handler takes a DTO, the validation pipe does this.
 */
export class UndeclaredInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const { query } = request;
    const body: unknown = request.body;
    const takesFile = Boolean(Reflect.getMetadata(TAKES_FILE, context.getHandler()));
    if (request.is('multipart/form-data') && !takesFile) {
      throw new HttpError('unsupported_media_type', 'The body must be application/json.', { Connection: 'close' });
    }
    if (request.url.split('&', MAX_PARAMETERS + 1).length > MAX_PARAMETERS) {
      const message = `must not have more than ${MAX_PARAMETERS.toLocaleString('en')} parameters`;
      throw validationError([{ field: 'query', message }]);
    }
    const declared = declaredInputs(context);
    const problems = [...encodingProblems(request.url), ...unsafeTexts(query)];
    if (!declared.has(RouteParamtypes.QUERY)) problems.push(...unknownFields(query, NONE));
    // A handler that takes a file says itself what else it takes.
    if (!takesFile && !declared.has(RouteParamtypes.BODY) && body !== undefined) {
      if (typeof body !== 'object' || body === null || Array.isArray(body)) {
        problems.push({ field: 'body', message: 'must be a JSON object' });
      } else problems.push(...unknownFields(body, NONE));
    }
    if (problems.length > 0) throw validationError(problems);
    return true;
  }
}

/** By handler; they never change. */
const inputsOf = new WeakMap<object, ReadonlySet<RouteParamtypes>>();

/** Nest keeps the parameters of a handler as `{ "<type>:<index>": … }` on its class. */
function declaredInputs(context: ExecutionContext): ReadonlySet<RouteParamtypes> {
  const handler = context.getHandler();
  const known = inputsOf.get(handler);
  if (known) return known;
  const kept = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) as object | undefined;
  const declared = new Set(Object.keys(kept ?? {}).map((key) => Number(key.split(':')[0]) as RouteParamtypes));
  inputsOf.set(handler, declared);
  return declared;
}
