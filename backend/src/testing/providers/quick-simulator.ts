import type { TestingModuleBuilder } from '@nestjs/testing';
import { ModelConnection } from '../../ai/model-connection.js';
import { observeProvider } from '../../ai/observe-provider.js';
import type { Config } from '../../config/settings.js';
import { Logger } from '../../platform/observability/logger.js';
import { Metrics } from '../../platform/observability/metrics.js';

/**
 * The demo answers at the pace of a person reading along; a test's simulator answers at once, and nobody waits between
 * attempts at it. Everything else of the way to it is what a provider gets.
 */
export function useQuickSimulator(builder: TestingModuleBuilder, config: Config): TestingModuleBuilder {
  return builder.overrideProvider(ModelConnection).useFactory({
    inject: [Logger, Metrics],
    factory: (logger: Logger, metrics: Metrics): Promise<ModelConnection> =>
      ModelConnection.open(config, {
        tokensPerSecond: null,
        optionsFor: (name) => ({
          observer: observeProvider(name, logger, metrics),
          ...(name === 'simulator' && { pause: () => Promise.resolve() }),
        }),
      }),
  });
}
