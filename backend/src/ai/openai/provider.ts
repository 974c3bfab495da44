import type { Config } from '../../config/settings.js';

export interface TimeLimits {
  connectMs: number;
  /** From the call to the first sign of an answer, waits between attempts included. */
  firstTokenMs: number;
  /** Longest pause within an answer. */
  idleMs: number;
}

/** Everything that is particular to one OpenAI-compatible server. */
export interface Provider {
  /** For metrics and configuration, such as `openai` or `localhost:11434`. */
  name: string;
  /** The same for people: it stands in messages. */
  label: string;
  /** With its `/v1`. */
  baseUrl: string;
  apiKey: string;
  defaultModel: string;
  simulated: boolean;
  /** Never both: newer OpenAI models refuse the first, most other servers know only the first. */
  maxTokensField: 'max_tokens' | 'max_completion_tokens';
  limits: TimeLimits;
}

const OPENAI_BASE_URL = 'https://api.openai.com/v1';
const DEFAULT_MODEL = 'gpt-5.6-luna';
const CONNECT_MS = 5_000;
const CLOUD_FIRST_TOKEN_SECONDS = 30;
/** A local server may have to load the model first. */
const LOCAL_FIRST_TOKEN_SECONDS = 120;

/** The provider that the configuration names, or null when neither a key nor an address is given. */
export function configuredProvider(config: Config): Provider | null {
  const { api_key, base_url, model } = config.provider;
  if (api_key === null && base_url === null) return null;
  const baseUrl = base_url ?? OPENAI_BASE_URL;
  const { host, hostname } = new URL(baseUrl);
  const openai = hostname === 'api.openai.com';
  return {
    name: openai ? 'openai' : host,
    label: openai ? 'OpenAI' : host,
    baseUrl,
    // Servers that want no key accept any; the SDK refuses to run without one.
    apiKey: api_key ?? 'none',
    defaultModel: model ?? DEFAULT_MODEL,
    simulated: false,
    maxTokensField: openai || hostname.endsWith('.openai.azure.com') ? 'max_completion_tokens' : 'max_tokens',
    limits: timeLimits(config, isLocal(hostname)),
  };
}

/** The simulator that runs at `baseUrl`: an ordinary provider that says it is simulated. */
export function simulatedProvider(config: Config, baseUrl: string): Provider {
  return {
    name: 'simulator',
    label: 'Simulator',
    baseUrl,
    apiKey: 'simulator',
    // Another provider's model name would be a lie on the answer; a script of the simulator is none.
    defaultModel: config.provider.model?.startsWith('sim-') ? config.provider.model : 'simulator',
    simulated: true,
    maxTokensField: 'max_tokens',
    limits: timeLimits(config, false),
  };
}

function timeLimits(config: Config, local: boolean): TimeLimits {
  const { first_token_timeout_seconds, idle_timeout_seconds } = config.provider;
  const otherwise = local ? LOCAL_FIRST_TOKEN_SECONDS : CLOUD_FIRST_TOKEN_SECONDS;
  return {
    connectMs: CONNECT_MS,
    firstTokenMs: (first_token_timeout_seconds ?? otherwise) * 1000,
    idleMs: idle_timeout_seconds * 1000,
  };
}

/** True for this machine, a private network (RFC 1918, RFC 4193, link-local) and names without a public domain. */
export function isLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host.includes(':')) return host === '::1' || /^(f[cd]|fe[89ab])/.test(host);
  const [first, second] = host.split('.').map(Number);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host) && first !== undefined && second !== undefined) {
    return (
      first === 127 ||
      first === 10 ||
      (first === 192 && second === 168) ||
      (first === 172 && second >= 16 && second <= 31) ||
      (first === 169 && second === 254)
    );
  }
  return !host.includes('.') || /\.(local|localhost|internal|lan|home\.arpa)$/.test(host);
}
