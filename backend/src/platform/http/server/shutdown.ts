import type { INestApplication } from '@nestjs/common';
import type { Logger } from '../../observability/logger.js';

/** The whole way down must be shorter than the 30 s after which supervisors kill. */
const LIMIT_MS = 28_000;

/**
 * On SIGTERM or SIGINT: closes the app (see `ServerAdapter` and the features' shutdown hooks) and exits 0. A second
 * signal exits at once.
 */
export function shutDownOnSignals(app: INestApplication, logger: Logger): void {
  let closing = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (closing) process.exit(1);
    closing = true;
    logger.info('shutting down', { signal });
    setTimeout(() => {
      logger.error('shutting down took too long');
      process.exit(1);
    }, LIMIT_MS);
    app.close().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error('shutting down failed', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
