import { Socket } from 'node:net';
import type { NextFunction, Request, Response } from 'express';
import { correlationIdOf } from '../../observability/correlation.js';
import type { ErrorBody } from '../errors/error-body.js';
import { errorCodes } from '../errors/error-table.js';
import type { ServerLimits } from '../server/server-limits.js';

/** A body that is at most this long is read to its end even when it is refused, so that its connection can stay. */
const SHORT_BODY_BYTES = 64 * 1024;
/** How much of a refused body is still taken in, so that a client that reads only afterwards gets to read our answer. */
const MAX_DISCARDED_BYTES = 8 * 1024 * 1024;
/** How long such a client may take. */
const LINGER_MS = 2_000;

/**
 * What happens when a request is answered before its body has arrived, or its body never arrives: an answer closes the
 * connection and little more is read; a body of which nothing comes for `idleBodyMs` is answered with 408.
 */
export function unfinishedBodies(limits: ServerLimits) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (hasBody(request)) {
      cutWhenIdle(request, response, limits);
      closeWhenUnread(request, response);
    }
    next();
  };
}

/** The length that the request announces; null when it announces none. */
export function announcedBytes(request: Request): number | null {
  const length = request.headers['content-length'];
  return length === undefined ? null : Number(length);
}

export function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || (announcedBytes(request) ?? 0) > 0;
}

/** Tells a client that asked first (`Expect: 100-continue`) to send its body. For whoever is about to read it. */
export function invite(request: Request, response: Response): void {
  if (request.headers.expect?.toLowerCase() === '100-continue' && !response.headersSent) response.writeContinue();
}

function closeWhenUnread(request: Request, response: Response): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  response.writeHead = ((...given: unknown[]) => {
    if (isLong(request) || (!request.complete && response.getHeader('Connection') === 'close')) {
      response.setHeader('Connection', 'close');
      const { socket } = request;
      socket.destroySoon = () => linger(request, socket);
      // Node reads a body to its end, however long it is, when nobody has begun to.
      request.read(0);
    }
    return writeHead(...given);
  }) as Response['writeHead'];
}

function isLong(request: Request): boolean {
  return !request.complete && (announcedBytes(request) ?? Number.POSITIVE_INFINITY) > SHORT_BODY_BYTES;
}

/**
 * Closes a connection whose client is still sending. A socket that is closed with unread bytes is reset, and a reset
 * overtakes the answer; so our side ends first, and some of the rest is taken in and thrown away.
 */
function linger(request: Request, socket: Socket): void {
  socket.end();
  let left = MAX_DISCARDED_BYTES;
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
  request.on('data', ({ length }: Buffer) => {
    left -= length;
    if (left < 0) request.pause();
  });
  request.once('end', () => Socket.prototype.destroySoon.call(socket));
  request.on('error', () => socket.destroy());
  request.resume();
}

function cutWhenIdle(request: Request, response: Response, { idleBodyMs, checkEveryMs }: ServerLimits): void {
  const { socket } = request;
  let seen = socket.bytesRead;
  let quietMs = 0;
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed || response.writableEnded) {
      clearInterval(timer);
      return;
    }
    // When it is us who do not take what has arrived, the client is not idle.
    const isWaitingForUs = request.readableLength >= request.readableHighWaterMark;
    quietMs = socket.bytesRead === seen && !isWaitingForUs ? quietMs + checkEveryMs : 0;
    seen = socket.bytesRead;
    if (quietMs < idleBodyMs) return;
    clearInterval(timer);
    refuseIdle(response, socket, idleBodyMs);
  }, checkEveryMs);
  response.once('close', () => clearInterval(timer));
}

function refuseIdle(response: Response, socket: Socket, idleBodyMs: number): void {
  if (response.headersSent) {
    socket.destroy();
    return;
  }
  const body: ErrorBody = {
    error: 'Request Timeout',
    code: 'request_timeout',
    detail: `Nothing of the body arrived for ${idleBodyMs / 1000} seconds.`,
    fields: [],
    fallback_message: null,
    correlation_id: correlationIdOf(response),
  };
  response.status(errorCodes.request_timeout.status).set('Connection', 'close').json(body);
}
