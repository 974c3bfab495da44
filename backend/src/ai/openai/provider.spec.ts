import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../config/read-config.js';
import { configuredProvider, isLocal } from './provider.js';

function provider(env: Record<string, string>) {
  return configuredProvider(parseConfig(env));
}

describe('The configured provider', () => {
  it('is none without a key or an address', () => {
    expect(provider({})).toBeNull();
  });

  it('is OpenAI with a key alone, asked with max_completion_tokens', () => {
    expect(provider({ OPENAI_API_KEY: 'sk-1' })).toMatchObject({
      name: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      maxTokensField: 'max_completion_tokens',
      limits: { connectMs: 5_000, firstTokenMs: 30_000, queueMs: 600_000, idleMs: 60_000, totalMs: 1_800_000 },
    });
  });

  it('is a local server with an address alone, which gets time to load its model', () => {
    expect(provider({ OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'llama3.2' })).toMatchObject({
      name: 'localhost:11434',
      apiKey: 'none',
      defaultModel: 'llama3.2',
      maxTokensField: 'max_tokens',
      limits: { firstTokenMs: 120_000 },
    });
  });

  it('has the time limits that are set', () => {
    const env = {
      OPENAI_BASE_URL: 'http://localhost:1/v1',
      FIRST_TOKEN_TIMEOUT_SECONDS: '7',
      IDLE_TIMEOUT_SECONDS: '9',
    };
    expect(provider(env)?.limits).toMatchObject({ firstTokenMs: 7_000, idleMs: 9_000 });
  });

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['192.168.1.20', true],
    ['172.20.0.3', true],
    ['10.1.2.3', true],
    ['host.docker.internal', true],
    ['ollama', true],
    ['api.openai.com', false],
    ['172.32.0.1', false],
    ['8.8.8.8', false],
    ['[2606:4700::1]', false],
  ])('%s is local: %s', (hostname, local) => {
    expect(isLocal(hostname)).toBe(local);
  });
});
