import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ConfigModule } from './config/config.module.js';
import type { Config } from './config/settings.js';
import { HealthModule } from './features/health/health.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { IdempotencyKeyRow } from './platform/http/idempotency-key.entity.js';
import { PlatformModule } from './platform/platform.module.js';

/** The list of features. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        PlatformModule,
        DatabaseModule.forEntities([IdempotencyKeyRow]),
        HealthModule,
      ],
    };
  }
}
