import { createServer, type Server } from 'node:http';
import type { NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Application, Response } from 'express';
import { SERVER_LIMITS } from './server-limits.js';

/** How long requests that are still answered may take once everything else has stopped. */
const LAST_REQUESTS_MS = 3_000;
const IDLE_CHECK_EVERY_MS = 50;

/**
 * Express under Nest, but closing in the right order: Nest would accept connections until its hooks are done, and then
 * wait for ever for those that browsers keep open.
 */
export class ServerAdapter extends ExpressAdapter {
  private closed: Promise<void> | undefined;

  constructor(readonly limits = SERVER_LIMITS) {
    super();
  }

  override initHttpServer(_options: NestApplicationOptions): void {
    const { headersMs, keepAliveMs, requestMs, checkEveryMs, maxConnections } = this.limits;
    const application = this.getInstance<Application>();
    const server = createServer(
      {
        // A request without Host is answered by our door in our format, not by Node with a bare 400.
        requireHostHeader: false,
        headersTimeout: headersMs,
        keepAliveTimeout: keepAliveMs,
        requestTimeout: requestMs,
        connectionsCheckingInterval: checkEveryMs,
      },
      application,
    );
    server.maxConnections = maxConnections;
    // Node would ask for the body at once; whoever reads it does, and a request that is refused sends none.
    server.on('checkContinue', application);
    this.httpServer = server;
    this.disable('x-powered-by');
  }

  /** An interceptor may have responded itself, such as with a stream. */
  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    return response.headersSent ? undefined : (super.reply(response, body, statusCode) as unknown);
  }

  /** Runs before the features are told to stop: nobody new comes in, and idle connections end. */
  override beforeClose(): void {
    super.beforeClose();
    const server = this.httpServer as Server;
    if (!server.listening) return;
    this.closed = new Promise((resolve) => server.close(() => resolve()));
    const sweep = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_EVERY_MS);
    void this.closed.then(() => clearInterval(sweep));
  }

  /** Runs after the features have stopped; what is still open then has nothing more to wait for. */
  override async close(): Promise<void> {
    const cut = setTimeout(() => (this.httpServer as Server).closeAllConnections(), LAST_REQUESTS_MS);
    await this.closed;
    clearTimeout(cut);
  }
}
