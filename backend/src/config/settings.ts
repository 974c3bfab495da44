import {
  flag,
  integer,
  list,
  oneOf,
  origins,
  publicUrl,
  optionalInteger,
  optionalText,
  optionalUrl,
  text,
} from './setting.js';

/** Every setting of the server, by concern. `.env.example` holds the same names; a test compares them. */
export const settings = {
  server: {
    host: text('HOST', '127.0.0.1', 'Address to listen on.'),
    port: integer('PORT', 3000, { min: 0, max: 65535 }, 'Port to listen on; 0 takes a free one.'),
    allowRemote: flag(
      'ALLOW_REMOTE',
      false,
      'Must be true to listen on anything but loopback: everyone who reaches the port can use the agents.',
    ),
    allowedHosts: list(
      'ALLOWED_HOSTS',
      'Host names (with port) that requests may name, comma-separated. Loopback names with the port are always allowed.',
    ),
    allowedOrigins: origins(
      'ALLOWED_ORIGINS',
      'Origins, such as https://app.example.org, whose pages may use the API and read its answers (CORS, without cookies), comma-separated. Pages of the allowed hosts always may.',
    ),
    publicUrl: publicUrl(
      'PUBLIC_URL',
      'Address under which a reverse proxy offers the server, with its path prefix if there is one, such as https://example.org/parley. Its host and origin are then allowed, and addresses in answers follow it.',
    ),
    rateLimit: oneOf(
      'RATE_LIMIT',
      ['on', 'off'],
      'on',
      'off lifts rate limits and the limit of running turns, for load tests on loopback.',
    ),
    shutdownSeconds: integer(
      'SHUTDOWN_SECONDS',
      10,
      { min: 0, max: 25 },
      'How long running answers may go on after SIGTERM before they are interrupted (and kept).',
    ),
  },
  storage: {
    dataDir: text('DATA_DIR', './data', 'Folder of the database and all files.'),
    databaseUrl: optionalUrl(
      'DATABASE_URL',
      ['postgres:', 'postgresql:'],
      'postgres://user:password@host:5432/name. Without it: SQLite in DATA_DIR.',
    ),
  },
  provider: {
    apiKey: optionalText('OPENAI_API_KEY', 'Key of OpenAI or of the compatible server.', { secret: true }),
    baseUrl: optionalUrl(
      'OPENAI_BASE_URL',
      ['http:', 'https:'],
      'Address of a compatible server with its /v1, such as http://localhost:11434/v1. A key or an address is enough.',
    ),
    model: optionalText('OPENAI_MODEL', 'Model for agents that name none. Default: gpt-5.6-luna.'),
    embeddingModel: optionalText(
      'OPENAI_EMBEDDING_MODEL',
      'Model that makes documents findable by meaning, such as text-embedding-3-small. Without it they are found by their words.',
    ),
    simulator: oneOf(
      'SIMULATOR',
      ['auto', 'on', 'off'],
      'auto',
      'Built-in demo provider: auto runs it only while no provider is configured, on always, off never.',
    ),
    firstTokenTimeoutSeconds: optionalInteger(
      'FIRST_TOKEN_TIMEOUT_SECONDS',
      { min: 1, max: 3600 },
      'How long a provider may take to start an answer. Default: 30, or 120 for a server on this machine or network.',
    ),
    queueTimeoutSeconds: integer(
      'QUEUE_TIMEOUT_SECONDS',
      600,
      { min: 1, max: 3600 },
      'The same while a provider shows that it lets the request wait in a queue.',
    ),
    idleTimeoutSeconds: integer(
      'IDLE_TIMEOUT_SECONDS',
      60,
      { min: 1, max: 3600 },
      'How long a provider may pause within an answer.',
    ),
    answerTimeoutSeconds: integer(
      'ANSWER_TIMEOUT_SECONDS',
      1800,
      { min: 1, max: 86_400 },
      'How long a provider may take for a whole answer; what it wrote until then stays.',
    ),
  },
  speech: {
    sttModel: optionalText('OPENAI_STT_MODEL', 'Model that transcribes recordings. Default: gpt-transcribe.'),
    sttBaseUrl: optionalUrl(
      'OPENAI_STT_BASE_URL',
      ['http:', 'https:'],
      'Address of another server for this, with its /v1, such as http://localhost:8000/v1 for speaches.',
    ),
    sttApiKey: optionalText('OPENAI_STT_API_KEY', 'Key of that server.', { secret: true }),
    ttsModel: optionalText('OPENAI_TTS_MODEL', 'Model that speaks. Default: gpt-4o-mini-tts.'),
    ttsBaseUrl: optionalUrl(
      'OPENAI_TTS_BASE_URL',
      ['http:', 'https:'],
      'Address of another server for this, with its /v1, such as http://localhost:8880/v1 for Kokoro-FastAPI.',
    ),
    ttsApiKey: optionalText('OPENAI_TTS_API_KEY', 'Key of that server.', { secret: true }),
    ttsVoice: text('OPENAI_TTS_VOICE', 'alloy', 'Voice of spoken answers, as that server names it.'),
  },
  audio: {
    maxBytes: integer('MAX_AUDIO_BYTES', 5_242_880, { min: 1024, max: 26_214_400 }, 'Largest recording that is taken.'),
    maxSeconds: integer('MAX_AUDIO_SECONDS', 120, { min: 1, max: 600 }, 'Longest recording that is taken.'),
  },
  knowledge: {
    rewrite: flag(
      'KNOWLEDGE_REWRITE',
      true,
      'Before documents are searched within a conversation, the question is rewritten to stand alone: a short call of the model.',
    ),
  },
  answers: {
    maxOutputTokens: integer('MAX_OUTPUT_TOKENS', 2000, { min: 1, max: 1_000_000 }, 'Longest answer.'),
    historyTokens: integer(
      'HISTORY_TOKENS',
      8000,
      { min: 100, max: 10_000_000 },
      'How much of the conversation is sent along, newest first.',
    ),
  },
  log: {
    level: oneOf(
      'LOG_LEVEL',
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'info',
      'What is logged, as JSON lines on standard output.',
    ),
  },
} as const;

type ValueOf<S> = S extends { parse(text: string | undefined): infer T } ? T : never;

export type Values = {
  readonly [Group in keyof typeof settings]: {
    readonly [Name in keyof (typeof settings)[Group]]: ValueOf<(typeof settings)[Group][Name]>;
  };
};

/** The validated configuration. A class, so that Nest can inject it by type. */
export class Config {
  readonly server!: Values['server'];
  readonly storage!: Values['storage'];
  readonly provider!: Values['provider'];
  readonly speech!: Values['speech'];
  readonly audio!: Values['audio'];
  readonly knowledge!: Values['knowledge'];
  readonly answers!: Values['answers'];
  readonly log!: Values['log'];

  constructor(values: Values) {
    Object.assign(this, values);
  }
}
