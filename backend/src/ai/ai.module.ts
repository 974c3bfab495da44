import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/settings.js';
import { Logger } from '../platform/observability/logger.js';
import { Metrics } from '../platform/observability/metrics.js';
import { ChatModel } from './chat-model.js';
import { EmbeddingModel } from './embedding-model.js';
import { ModelConnection } from './model-connection.js';
import { observeProvider } from './observe-provider.js';
import { SpeechSynthesizer } from './speech-synthesizer.js';
import { Transcriber } from './transcriber.js';

@Module({
  providers: [
    {
      provide: ModelConnection,
      inject: [Config, Logger, Metrics],
      useFactory: (config: Config, logger: Logger, metrics: Metrics) =>
        ModelConnection.open(config, { optionsFor: (name) => ({ observer: observeProvider(name, logger, metrics) }) }),
    },
    {
      provide: ChatModel,
      inject: [ModelConnection],
      useFactory: (connection: ModelConnection) => connection.chat,
    },
    {
      provide: Transcriber,
      inject: [ModelConnection],
      useFactory: (connection: ModelConnection) => connection.transcriber,
    },
    {
      provide: SpeechSynthesizer,
      inject: [ModelConnection],
      useFactory: (connection: ModelConnection) => connection.speechSynthesizer,
    },
    {
      provide: EmbeddingModel,
      inject: [ModelConnection],
      useFactory: (connection: ModelConnection) => connection.embedder,
    },
  ],
  exports: [ChatModel, EmbeddingModel, ModelConnection, SpeechSynthesizer, Transcriber],
})
export class AiModule implements OnApplicationShutdown {
  constructor(private readonly connection: ModelConnection) {}

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }
}
