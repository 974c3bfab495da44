import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '../domain-error.js';
import type { FieldProblem, LogLevel } from '../domain-error.js';
import { Logger } from '../observability/logger.js';
import { Scrubber } from '../observability/scrubber.js';
import { storageError } from '../storage-failure.js';
import { StorageFailures } from '../storage-failures.js';
import { correlationIdOf } from '../observability/correlation.js';
import { isDatabaseFailure } from './errors/database-failure.js';
import type { ErrorBody } from './errors/error-body.js';
import { ErrorWithHeaders } from './errors/error-with-headers.js';
import { answerOf, type ErrorCode, TITLES } from './errors/error-table.js';
import { HttpError } from './errors/http-error.js';
import { Routes } from './server/routes.js';

/** What the client is told. */
interface ErrorResponse {
  status: number;
  error: string;
  code: ErrorCode;
  detail: string;
  fields?: FieldProblem[];
  fallback_message?: string | null;
  headers?: Record<string, string>;
  logLevel: LogLevel;
}

/** Turns whatever was thrown into the error body of the contract. Stack and cause go only to the log. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly scrubber: Scrubber,
    private readonly routes: Routes,
    private readonly failures: StorageFailures,
  ) {}

  catch(caught: unknown, host: ArgumentsHost): void {
    const { error: thrown, headers } = caught instanceof ErrorWithHeaders ? caught : { error: caught, headers: {} };
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    this.failures.note(thrown);
    const told = this.tell(thrown, request);
    const correlationId = correlationIdOf(response);
    const { code, status } = told;
    this.logger[told.logLevel]('request failed', { correlation_id: correlationId, code, status, error: thrown });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const body: ErrorBody = {
      error: told.error,
      code: told.code,
      detail: told.detail,
      fields: told.fields ?? [],
      fallback_message: told.fallback_message ?? null,
      correlation_id: correlationId,
    };
    response.status(told.status).set({ ...told.headers, ...headers });
    response.type('application/json').send(this.scrubber.scrub(JSON.stringify(body)));
  }

  private tell(thrown: unknown, request: Request): ErrorResponse {
    if (thrown instanceof DomainError) return tellDomainError(thrown);
    if (thrown instanceof HttpError) return tellHttpError(thrown);
    if (thrown instanceof URIError || (thrown instanceof HttpException && thrown.cause instanceof URIError))
      return nothingHere();
    if (thrown instanceof HttpException) return this.tellNestException(thrown, request);
    const storage = storageError(thrown);
    if (storage) return tellDomainError(storage);
    if (isDatabaseFailure(thrown)) {
      return {
        status: 500,
        error: 'Database Unavailable',
        code: 'database_unavailable',
        detail: 'The database does not answer. Please try again in a moment.',
        logLevel: 'error',
      };
    }
    return internalError();
  }

  /** Nest itself throws these: for an address without a route, and for what its own parts refuse. */
  private tellNestException(exception: HttpException, request: Request): ErrorResponse {
    const status = exception.getStatus();
    if (status === 404) {
      const methods = this.routes.methodsOf(request.path);
      if (methods.length === 0 || methods.includes(request.method)) return nothingHere();
      const allow = methods.join(', ');
      return tellHttpError(new HttpError('method_not_allowed', `This address takes ${allow}.`, { Allow: allow }));
    }
    if (status === 413) return tellHttpError(new HttpError('payload_too_large', 'The body is too large.'));
    if (status === 415)
      return tellHttpError(new HttpError('unsupported_media_type', 'This content type is not accepted.'));
    if (status < 500) return tellHttpError(new HttpError('malformed_body', 'The request is malformed.'));
    return internalError();
  }
}

function tellDomainError(error: DomainError): ErrorResponse {
  const { status, error: title } = answerOf[error.kind];
  const seconds = error.retry_after_seconds;
  return {
    status,
    error: error.title ?? title,
    code: error.code,
    detail: error.detail,
    fields: error.fields,
    fallback_message: error.fallback_message,
    headers: seconds === undefined ? {} : { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) },
    logLevel: error.logLevel,
  };
}

function tellHttpError(error: HttpError): ErrorResponse {
  return {
    status: error.status,
    error: TITLES[error.status] ?? 'Error',
    code: error.code,
    detail: error.detail,
    headers: error.headers,
    logLevel: 'debug',
  };
}

function nothingHere(): ErrorResponse {
  return tellHttpError(new HttpError('not_found', 'There is nothing at this address.'));
}

function internalError(): ErrorResponse {
  return {
    status: 500,
    error: 'Internal Server Error',
    code: 'internal_error',
    detail: 'Something went wrong on the server. Its log has more under this correlation id.',
    logLevel: 'error',
  };
}
