import { Injectable } from '@nestjs/common';
import { ModelConnection } from '../../ai/model-connection.js';
import { LIMITS } from '../../config/limits.js';
import { Config } from '../../config/settings.js';
import { readVersion } from '../../config/version.js';
import { Clock } from '../../platform/clock.js';
import type { AppConfig, Health } from './health.dto.js';
import { StorageHealth } from './storage-health.js';

@Injectable()
export class HealthService {
  private readonly version = readVersion();
  private readonly startedAtMs: number;

  constructor(
    private readonly storage: StorageHealth,
    private readonly clock: Clock,
    private readonly models: ModelConnection,
    private readonly settings: Config,
  ) {
    this.startedAtMs = clock.monotonicMs();
  }

  async health(): Promise<Health> {
    const database = await this.storage.checkDatabase();
    const storage = await this.storage.checkStorage();
    const openai = this.checkProvider();
    const works = database === 'ok' && storage === 'ok' && (openai === 'ok' || openai === 'simulated');
    return {
      status: works ? 'healthy' : 'degraded',
      version: this.version,
      timestamp: this.clock.now().toISOString(),
      database,
      storage,
      openai,
      uptime_seconds: Math.floor((this.clock.monotonicMs() - this.startedAtMs) / 1000),
    };
  }

  config(): AppConfig {
    const { chat, transcriber, speechSynthesizer: speaker } = this.models;
    const { maxBytes, maxSeconds } = this.settings.audio;
    return {
      version: this.version,
      provider: infoOf(chat),
      speech: { transcriber: infoOf(transcriber), speaker: infoOf(speaker) },
      limits: { ...LIMITS, audio_bytes: maxBytes, audio_seconds: maxSeconds },
    };
  }

  private checkProvider(): Health['openai'] {
    const { chat } = this.models;
    if (!isConnected(chat)) return 'not_configured';
    if (chat.simulated) return 'simulated';
    return chat.failing ? 'failing' : 'ok';
  }
}

/** Models of every kind tell about themselves alike. */
interface Model {
  providerName: string;
  simulated: boolean;
  defaultModel: string;
}

function isConnected(model: Model): boolean {
  return model.providerName !== 'none';
}

function infoOf(model: Model): AppConfig['provider'] {
  const { simulated, providerName, defaultModel } = model;
  return { configured: isConnected(model) && !simulated, simulated, name: providerName, model: defaultModel };
}
