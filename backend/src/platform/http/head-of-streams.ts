import type { NextFunction, Request, Response } from 'express';

/**
 * HEAD of an event stream: the headers only. Express would run the GET handler for it, which then streams into nothing
 * and never ends.
 */
export function headOfStreams(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'HEAD' && /^\/api\/.+\/events\/?$/.test(request.path)) {
    response.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform' }).end();
    return;
  }
  next();
}
