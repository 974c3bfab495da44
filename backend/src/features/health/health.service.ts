import { Injectable } from '@nestjs/common';
import { ChatModel } from '../../ai/chat-model.js';
import { NoChatModel } from '../../ai/no-chat-model.js';
import { LIMITS } from '../../config/limits.js';
import { readVersion } from '../../config/version.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Logger } from '../../platform/observability/logger.js';
import type { AppConfig, Health } from './health.dto.js';

@Injectable()
export class HealthService {
  private readonly version = readVersion();
  private readonly startedAtMs: number;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly model: ChatModel,
  ) {
    this.startedAtMs = clock.monotonicMs();
  }

  async health(): Promise<Health> {
    const database = await this.checkDatabase();
    const openai = this.checkProvider();
    const works = database === 'ok' && (openai === 'ok' || openai === 'simulated');
    return {
      status: works ? 'healthy' : 'degraded',
      version: this.version,
      timestamp: this.clock.now().toISOString(),
      database,
      openai,
      uptime_seconds: Math.floor((this.clock.monotonicMs() - this.startedAtMs) / 1000),
    };
  }

  config(): AppConfig {
    const { simulated, provider_name, default_model } = this.model;
    const configured = this.isConnected() && !simulated;
    return {
      version: this.version,
      provider: { configured, simulated, name: provider_name, model: default_model },
      limits: LIMITS,
    };
  }

  private async checkDatabase(): Promise<Health['database']> {
    try {
      await this.database.check();
      return 'ok';
    } catch (error) {
      this.logger.error('the database does not answer', { error });
      return 'unavailable';
    }
  }

  private checkProvider(): Health['openai'] {
    if (!this.isConnected()) return 'not_configured';
    if (this.model.simulated) return 'simulated';
    return this.model.failing ? 'failing' : 'ok';
  }

  private isConnected(): boolean {
    return !(this.model instanceof NoChatModel);
  }
}
