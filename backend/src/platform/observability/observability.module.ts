import { Global, Module } from '@nestjs/common';
import { Config } from '../../config/settings.js';
import { Logger, PinoLogger } from './logger.js';
import { Metrics } from './metrics.js';
import { Scrubber } from './scrubber.js';

@Global()
@Module({
  providers: [
    Metrics,
    { provide: Scrubber, inject: [Config], useFactory: (config: Config) => Scrubber.of(config) },
    {
      provide: Logger,
      inject: [Config, Scrubber],
      useFactory: (config: Config, scrubber: Scrubber) => new PinoLogger({ level: config.log.level, scrubber }),
    },
  ],
  exports: [Metrics, Scrubber, Logger],
})
export class ObservabilityModule {}
