import type { Config } from '../../config/settings.js';

export interface TimeLimits {
  connectMs: number;
  /** From the call to the first sign of an answer, waits between attempts included. */
  firstTokenMs: number;
  /** The same while a router shows that the request waits in its queue; a pause between such signs counts as `idleMs`. */
  queueMs: number;
  /** Longest pause within an answer. */
  idleMs: number;
  /** From the call to the end of the answer, waits between attempts included. */
  totalMs: number;
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
  /** What it is asked for; stands in messages. */
  task: 'chat' | 'transcription' | 'speech' | 'embedding';
  /** The settings to check when it does not answer. */
  settings: { apiKey: string; baseUrl: string; model: string };
  simulated: boolean;
  /** Never both: newer OpenAI models refuse the first, most other servers know only the first. */
  maxTokensField: 'max_tokens' | 'max_completion_tokens';
  limits: TimeLimits;
}

const OPENAI_BASE_URL = 'https://api.openai.com/v1';
const DEFAULT_MODEL = 'gpt-5.6-luna';
const DEFAULT_STT_MODEL = 'gpt-transcribe';
const DEFAULT_TTS_MODEL = 'gpt-4o-mini-tts';
const CONNECT_MS = 5_000;
const CLOUD_FIRST_TOKEN_SECONDS = 30;
/** A local server may have to load the model first. */
const LOCAL_FIRST_TOKEN_SECONDS = 120;

const SETTINGS: Record<Provider['task'], Provider['settings']> = {
  chat: { apiKey: 'OPENAI_API_KEY', baseUrl: 'OPENAI_BASE_URL', model: 'OPENAI_MODEL' },
  transcription: { apiKey: 'OPENAI_STT_API_KEY', baseUrl: 'OPENAI_STT_BASE_URL', model: 'OPENAI_STT_MODEL' },
  speech: { apiKey: 'OPENAI_TTS_API_KEY', baseUrl: 'OPENAI_TTS_BASE_URL', model: 'OPENAI_TTS_MODEL' },
  embedding: { apiKey: 'OPENAI_API_KEY', baseUrl: 'OPENAI_BASE_URL', model: 'OPENAI_EMBEDDING_MODEL' },
};

/** The provider of chat that the configuration names, or null when neither a key nor an address is given. */
export function configuredProvider(config: Config): Provider | null {
  const { apiKey, baseUrl, model } = config.provider;
  return connect(config, 'chat', { apiKey, baseUrl, model: model ?? DEFAULT_MODEL });
}

/** The provider that transcribes recordings: its own, or the provider of chat. */
export function configuredTranscriber(config: Config): Provider | null {
  const { sttApiKey, sttBaseUrl, sttModel } = config.speech;
  const own = { apiKey: sttApiKey, baseUrl: sttBaseUrl, model: sttModel ?? DEFAULT_STT_MODEL };
  return connect(config, 'transcription', borrowing(config, own));
}

/** The provider that speaks: its own, or the provider of chat. */
export function configuredSpeaker(config: Config): Provider | null {
  const { ttsApiKey, ttsBaseUrl, ttsModel } = config.speech;
  const own = { apiKey: ttsApiKey, baseUrl: ttsBaseUrl, model: ttsModel ?? DEFAULT_TTS_MODEL };
  return connect(config, 'speech', borrowing(config, own));
}

/** The provider of chat, if an embedding model is named too: which one a server has cannot be guessed. */
export function configuredEmbedder(config: Config): Provider | null {
  const { apiKey, baseUrl, embeddingModel } = config.provider;
  return embeddingModel === null ? null : connect(config, 'embedding', { apiKey, baseUrl, model: embeddingModel });
}

interface Given {
  apiKey: string | null;
  baseUrl: string | null;
  model: string;
}

/** The key for chat is never sent to another server. */
function borrowing(config: Config, own: Given): Given {
  const { apiKey, baseUrl } = config.provider;
  if (own.baseUrl !== null) return own;
  return { ...own, baseUrl, apiKey: own.apiKey ?? apiKey };
}

function connect(config: Config, task: Provider['task'], given: Given): Provider | null {
  const { apiKey, model } = given;
  if (apiKey === null && given.baseUrl === null) return null;
  const baseUrl = given.baseUrl ?? OPENAI_BASE_URL;
  const { host, hostname } = new URL(baseUrl);
  const openai = hostname === 'api.openai.com';
  return {
    name: openai ? 'openai' : host,
    label: openai ? 'OpenAI' : host,
    baseUrl,
    // Servers that want no key accept any; the SDK refuses to run without one.
    apiKey: apiKey ?? 'none',
    defaultModel: model,
    task,
    settings: SETTINGS[task],
    simulated: false,
    maxTokensField: openai || hostname.endsWith('.openai.azure.com') ? 'max_completion_tokens' : 'max_tokens',
    limits: timeLimits(config, isLocal(hostname)),
  };
}

/** The simulator that runs at `baseUrl`: an ordinary provider that says it is simulated. */
export function simulatedProvider(config: Config, baseUrl: string, task: Provider['task'] = 'chat'): Provider {
  const { sttModel, ttsModel } = config.speech;
  const { model: chat, embeddingModel: embedding } = config.provider;
  const asked = { chat, transcription: sttModel, speech: ttsModel, embedding }[task];
  return {
    name: 'simulator',
    label: 'Simulator',
    baseUrl,
    apiKey: 'simulator',
    // Another provider's model name would be a lie on the answer; a script of the simulator is none.
    defaultModel: asked?.startsWith('sim-') ? asked : 'simulator',
    task,
    settings: SETTINGS[task],
    simulated: true,
    maxTokensField: 'max_tokens',
    limits: timeLimits(config, false),
  };
}

function timeLimits(config: Config, local: boolean): TimeLimits {
  const { firstTokenTimeoutSeconds, queueTimeoutSeconds, idleTimeoutSeconds, answerTimeoutSeconds } = config.provider;
  const otherwise = local ? LOCAL_FIRST_TOKEN_SECONDS : CLOUD_FIRST_TOKEN_SECONDS;
  return {
    connectMs: CONNECT_MS,
    firstTokenMs: (firstTokenTimeoutSeconds ?? otherwise) * 1000,
    queueMs: queueTimeoutSeconds * 1000,
    idleMs: idleTimeoutSeconds * 1000,
    totalMs: answerTimeoutSeconds * 1000,
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
