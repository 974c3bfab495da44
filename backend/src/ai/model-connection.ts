import type { Config } from '../config/settings.js';
import type { ChatModel } from './chat-model.js';
import type { EmbeddingModel } from './embedding-model.js';
import { NoChatModel } from './no-chat-model.js';
import { NoEmbeddingModel } from './no-embedding-model.js';
import { NoSpeechSynthesizer, NoTranscriber } from './no-speech.js';
import { OpenAiChatModel } from './openai/openai-chat-model.js';
import { OpenAiEmbeddingModel } from './openai/openai-embedding-model.js';
import { OpenAiSpeechSynthesizer } from './openai/openai-speech-synthesizer.js';
import { OpenAiTranscriber } from './openai/openai-transcriber.js';
import {
  configuredEmbedder,
  configuredProvider,
  configuredSpeaker,
  configuredTranscriber,
  simulatedProvider,
} from './openai/provider.js';
import type { Provider } from './openai/provider.js';
import type { ProviderOptions } from './openai/provider-calls.js';
import { Simulator } from './simulator/simulator.js';
import type { SpeechSynthesizer } from './speech-synthesizer.js';
import type { Transcriber } from './transcriber.js';

/** Words per second of the built-in demo, about the pace of a hosted model. */
const DEMO_TOKENS_PER_SECOND = 40;

export interface ConnectionOptions {
  /** Beside the defaults, for the provider of this name. */
  optionsFor?: (providerName: string) => ProviderOptions;
  /** Pace of the built-in simulator; null for as fast as it goes. */
  tokensPerSecond?: number | null;
}

/**
 * The providers of this process, as the configuration says: for each task the configured one; the simulator if it is `on`,
 * or `auto` and nothing else is configured. A provider that fails is never replaced by the simulator.
 */
export class ModelConnection {
  readonly chat: ChatModel;
  readonly transcriber: Transcriber;
  readonly speechSynthesizer: SpeechSynthesizer;
  readonly embedder: EmbeddingModel;

  private constructor(
    models: Pick<ModelConnection, 'chat' | 'transcriber' | 'speechSynthesizer' | 'embedder'>,
    /** The built-in simulator, if it runs. */
    readonly simulator: Simulator | null,
    readonly close: () => Promise<void>,
  ) {
    ({
      chat: this.chat,
      transcriber: this.transcriber,
      speechSynthesizer: this.speechSynthesizer,
      embedder: this.embedder,
    } = models);
  }

  static async open(config: Config, options: ConnectionOptions = {}): Promise<ModelConnection> {
    const { optionsFor = () => ({}), tokensPerSecond = DEMO_TOKENS_PER_SECOND } = options;
    const { simulator: mode } = config.provider;
    const configured = {
      chat: configuredProvider(config),
      transcription: configuredTranscriber(config),
      speech: configuredSpeaker(config),
      embedding: configuredEmbedder(config),
    };
    const isSimulated = (task: Provider['task']) => {
      // Vectors of the simulator are for its own answers: a provider of chat without an embedding model goes by words.
      const provider = task === 'embedding' ? (configured.embedding ?? configured.chat) : configured[task];
      return mode === 'on' || (mode === 'auto' && provider === null);
    };
    const tasks = Object.keys(configured) as Provider['task'][];
    const simulator = tasks.some(isSimulated) ? new Simulator({ tokensPerSecond }) : null;
    await simulator?.start();
    const providerOf = (task: Provider['task']): Provider | null =>
      simulator && isSimulated(task) ? simulatedProvider(config, simulator.baseUrl, task) : configured[task];

    const closing: (() => Promise<void>)[] = [];
    const connect = <T extends { close(): Promise<void> }, N>(
      task: Provider['task'],
      make: (provider: Provider, options: ProviderOptions) => T,
      none: N,
    ): T | N => {
      const provider = providerOf(task);
      if (provider === null) return none;
      const model = make(provider, optionsFor(provider.name));
      closing.push(() => model.close());
      return model;
    };
    const chat = connect('chat', (provider, given) => new OpenAiChatModel(provider, given), new NoChatModel());
    const transcriber = connect(
      'transcription',
      (provider, given) => new OpenAiTranscriber(provider, given),
      new NoTranscriber(),
    );
    const { ttsVoice } = config.speech;
    const speaker = connect(
      'speech',
      (provider, given) => new OpenAiSpeechSynthesizer(provider, ttsVoice, given),
      new NoSpeechSynthesizer(),
    );
    const embedder = connect(
      'embedding',
      (provider, given) => new OpenAiEmbeddingModel(provider, given),
      new NoEmbeddingModel(),
    );
    return new ModelConnection({ chat, transcriber, speechSynthesizer: speaker, embedder }, simulator, async () => {
      await Promise.all(closing.map((close) => close()));
      await simulator?.stop();
    });
  }
}
