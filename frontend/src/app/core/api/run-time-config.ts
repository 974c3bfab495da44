import { computed, inject, Injectable, signal } from '@angular/core';
import { ApiClient } from './api-client';
import type { AppConfig } from './api-schemas';

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

  /** The longest recording in seconds. */
  readonly audioSeconds = computed(() => this.config()?.limits.audio_seconds ?? 120);
  readonly canListen = computed(() => isThere(this.config()?.speech.transcriber));
  readonly canSpeak = computed(() => isThere(this.config()?.speech.speaker));

  async load(): Promise<void> {
    this.config.set(await this.client.get<AppConfig>('/api/config'));
  }
}

function isThere(provider: { readonly configured: boolean; readonly simulated: boolean } | undefined): boolean {
  return provider !== undefined && (provider.configured || provider.simulated);
}
