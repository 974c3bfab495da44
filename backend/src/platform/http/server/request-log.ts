import type { NextFunction, Request, Response } from 'express';
import { correlationIdOf } from '../../observability/correlation.js';
import type { Logger } from '../../observability/logger.js';
import type { Metrics } from '../../observability/metrics.js';

/** One log line and one measurement per request, when its response has ended or its client has gone. */
export function requestLog(logger: Logger, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now();
    const { method, path } = request;
    response.once('close', () => {
      const durationMs = Math.round((performance.now() - started) * 10) / 10;
      const route = routeOf(request);
      const status = response.statusCode;
      const line = {
        correlation_id: correlationIdOf(response),
        method,
        path: route ?? path,
        status,
        duration_ms: durationMs,
      };
      logger.info('request', response.writableFinished ? line : { ...line, aborted: true });
      metrics.requestSeconds.observe({ method, route: route ?? 'none', status: String(status) }, durationMs / 1000);
    });
    next();
  };
}

/** The pattern of the route (`/api/agents/:id`), so that metrics stay few and ids out of them. */
function routeOf(request: Request): string | undefined {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : undefined;
}
