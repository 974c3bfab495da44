/** How an answer that is an event stream is described in the OpenAPI document. */
export const EVENT_STREAM = {
  description:
    'Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas ' +
    'TurnStartedEvent (`turn`), TranscriptEvent (`transcript`), CitationsEvent (`citations`), TokenEvent (`token`), ' +
    'AudioEvent (`audio`), DoneEvent (`done`) and ErrorEvent (`error`).',
  content: {
    'text/event-stream': {
      schema: { type: 'string' },
      example: 'retry: 1000\nevent: token\nid: 01980f5e-4c5a-7000-8000-000000000000:1\ndata: {"content":"Hello"}\n\n',
    },
  },
} as const;

/** What a failed answer is outside a stream. */
export const PROVIDER_ERRORS = [
  'provider_misconfigured',
  'provider_error',
  'provider_rate_limited',
  'provider_timeout',
] as const;
