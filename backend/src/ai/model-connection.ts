import type { Config } from '../config/settings.js';
import type { ChatModel } from './chat-model.js';
import { NoChatModel } from './no-chat-model.js';
import { OpenAiChatModel, type ProviderObserver } from './openai/openai-chat-model.js';
import { configuredProvider, simulatedProvider } from './openai/provider.js';
import { Simulator } from './simulator/simulator.js';

/** Words per second of the built-in demo, about the pace of a hosted model. */
const DEMO_TOKENS_PER_SECOND = 40;

/**
 * The one provider of this process, as the configuration says: the simulator if it is `on`, or `auto` and nothing else is
 * configured; else the configured provider. A provider that fails is never replaced by the simulator.
 */
export class ModelConnection {
  private constructor(
    readonly chat: ChatModel,
    /** The built-in simulator, if it runs. */
    readonly simulator: Simulator | null,
    readonly close: () => Promise<void>,
  ) {}

  static async open(config: Config, observer: (providerName: string) => ProviderObserver): Promise<ModelConnection> {
    const provider = configuredProvider(config);
    const { simulator: mode } = config.provider;
    if (mode === 'on' || (mode === 'auto' && provider === null)) {
      const simulator = new Simulator({ tokensPerSecond: DEMO_TOKENS_PER_SECOND });
      await simulator.start();
      const simulated = simulatedProvider(config, simulator.baseUrl);
      const chat = new OpenAiChatModel(simulated, { observer: observer(simulated.name) });
      return new ModelConnection(chat, simulator, async () => {
        await chat.close();
        await simulator.stop();
      });
    }
    if (provider === null) return new ModelConnection(new NoChatModel(), null, () => Promise.resolve());
    const chat = new OpenAiChatModel(provider, { observer: observer(provider.name) });
    return new ModelConnection(chat, null, () => chat.close());
  }
}
