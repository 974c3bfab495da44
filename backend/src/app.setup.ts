import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { Config } from './config/settings.js';
import { readVersion } from './config/version.js';
import { serveApiDocs } from './platform/http/documentation/api-docs.js';
import { apiVersion } from './platform/http/server/api-version.js';
import { bodyReader } from './platform/http/input/body-reader.js';
import { correlation } from './platform/observability/correlation.js';
import { hostAndOriginGuard } from './platform/http/protection/host-and-origin.js';
import { cors } from './platform/http/protection/cors.js';
import { requestLog } from './platform/http/server/request-log.js';
import { securityHeaders } from './platform/http/protection/security-headers.js';
import { inOrder } from './platform/http/server/in-order.js';
import { publicAddress, publicPrefix } from './platform/http/server/public-address.js';
import { unfinishedBodies } from './platform/http/input/unfinished-bodies.js';
import { ServerAdapter } from './platform/http/server/server-adapter.js';
import { shutDownOnSignals } from './platform/http/server/shutdown.js';
import { staticFiles } from './platform/http/files/static-files.js';
import { Logger } from './platform/observability/logger.js';
import { Metrics } from './platform/observability/metrics.js';
import { NestLogger } from './platform/observability/nest-logger.js';

/** Where the build of the web app ends up, seen from `backend/src` and `backend/dist` alike. */
const WEB_APP = fileURLToPath(new URL('../../frontend/dist/browser', import.meta.url));

/** Nest reads no bodies: `bodyReader` does. Its first messages come before our logger exists and say nothing of use. */
export const APP_OPTIONS = { bodyParser: false, logger: false, abortOnError: false } as const;

/** What the server and every test share, in the order a request meets it. */
export function setup(app: NestExpressApplication, webApp = WEB_APP): void {
  const logger = app.get(Logger);
  app.useLogger(new NestLogger(logger));
  app.disable('etag');
  const config = app.get(Config);
  app.use(
    inOrder(
      publicAddress(config),
      correlation,
      requestLog(logger, app.get(Metrics)),
      securityHeaders,
      unfinishedBodies((app.getHttpAdapter() as ServerAdapter).limits),
      cors(config),
      hostAndOriginGuard(config),
      staticFiles(webApp, publicPrefix(config)),
      apiVersion,
      bodyReader,
    ),
  );
  serveApiDocs(app, readVersion());
}

export async function startServer(config: Config): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(config),
    new ServerAdapter(),
    APP_OPTIONS,
  );
  setup(app);
  const logger = app.get(Logger);
  shutDownOnSignals(app, logger);
  const { host, port } = config.server;
  await app.listen(port, host);
  const { port: actualPort } = app.getHttpServer().address() as AddressInfo;
  logger.info(`listening on http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`, {
    version: readVersion(),
  });
}
