import { Module } from '@nestjs/common';
import { AiModule } from '../../ai/ai.module.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { StorageHealth } from './storage-health.js';

@Module({ imports: [AiModule], controllers: [HealthController], providers: [HealthService, StorageHealth] })
export class HealthModule {}
