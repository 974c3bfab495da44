import type { TestingModuleBuilder } from '@nestjs/testing';
import { ModelConnection } from '../ai/model-connection.js';
import { observeProvider } from '../ai/observe-provider.js';
import { OpenAiChatModel } from '../ai/openai/openai-chat-model.js';
import { configuredProvider, simulatedProvider } from '../ai/openai/provider.js';
import { Simulator } from '../ai/simulator/simulator.js';
import type { Config } from '../config/settings.js';
import { Logger } from '../platform/observability/logger.js';
import { Metrics } from '../platform/observability/metrics.js';

/**
 * The demo answers at the pace of a person reading along; a test's simulator answers at once, and nobody waits between
 * attempts. Everything else of the way to it is what a provider gets.
 */
export function useQuickSimulator(builder: TestingModuleBuilder, config: Config): TestingModuleBuilder {
  const { simulator: mode } = config.provider;
  if (mode === 'off' || (mode === 'auto' && configuredProvider(config) !== null)) return builder;
  return builder.overrideProvider(ModelConnection).useFactory({
    inject: [Logger, Metrics],
    factory: async (
      logger: Logger,
      metrics: Metrics,
    ): Promise<Pick<ModelConnection, 'chat' | 'simulator' | 'close'>> => {
      const simulator = new Simulator();
      await simulator.start();
      const provider = simulatedProvider(config, simulator.baseUrl);
      const chat = new OpenAiChatModel(provider, {
        observer: observeProvider(provider.name, logger, metrics),
        pause: () => Promise.resolve(),
      });
      return {
        chat,
        simulator,
        close: async () => {
          await chat.close();
          await simulator.stop();
        },
      };
    },
  });
}
