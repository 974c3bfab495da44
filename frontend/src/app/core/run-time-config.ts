import { computed, inject, Injectable, signal } from '@angular/core';
import { ApiClient } from './api-client';
import type { AppConfig } from './records';

/** What the server says about itself: which model answers, and the limits of input. */
@Injectable({ providedIn: 'root' })
export class RunTimeConfig {
  private readonly client = inject(ApiClient);
  private readonly config = signal<AppConfig | null>(null);

  readonly provider = computed(() => this.config()?.provider ?? null);
  readonly simulated = computed(() => this.provider()?.simulated ?? false);
  readonly messageCharacters = computed(() => this.config()?.limits.message_characters ?? 10_000);
  readonly agentNameCharacters = computed(() => this.config()?.limits.agent_name_characters ?? 100);
  readonly systemPromptCharacters = computed(() => this.config()?.limits.system_prompt_characters ?? 32_000);

  async load(): Promise<void> {
    this.config.set(await this.client.get<AppConfig>('/api/config'));
  }
}
