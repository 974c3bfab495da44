import type { FinishReason, TokenUsage } from '../chat-model.js';

/** What one event of a streamed completion says, as far as we use it. */
export interface CompletionChunk {
  text: string;
  /** The model is thinking: a sign of life that is no part of the answer. */
  reasoning: boolean;
  finish_reason: FinishReason | null;
  usage: TokenUsage | null;
  model: string | null;
  /** An error that came inside a stream that had begun with status 200; null when there is none. */
  error: { status: number | null } | null;
}

interface Wire {
  model?: unknown;
  error?: unknown;
  usage?: WireUsage | null;
  choices?: { delta?: WireDelta | null; finish_reason?: unknown }[] | null;
}

interface WireDelta {
  content?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
}

interface WireUsage {
  prompt_tokens?: unknown;
  completion_tokens?: unknown;
  prompt_tokens_details?: { cached_tokens?: unknown } | null;
  completion_tokens_details?: { reasoning_tokens?: unknown } | null;
}

/** Null when the line is no completion event. */
export function readChunk(data: string): CompletionChunk | null {
  let wire: Wire;
  try {
    wire = JSON.parse(data) as Wire;
  } catch {
    return null;
  }
  if (typeof wire !== 'object' || wire === null) return null;
  if (typeof wire.error === 'object' && wire.error !== null) return errorChunk(wire.error);
  if (!Array.isArray(wire.choices)) return null;
  const choice = wire.choices[0];
  const delta = choice?.delta;
  const content = delta?.content;
  return {
    text: typeof content === 'string' ? content : '',
    reasoning: isText(delta?.reasoning_content) || isText(delta?.reasoning),
    finish_reason: finishReason(choice?.finish_reason),
    usage: readUsage(wire.usage),
    model: isText(wire.model) ? wire.model : null,
    error: null,
  };
}

function errorChunk(error: object): CompletionChunk {
  const { code, status } = error as { code?: unknown; status?: unknown };
  const number = [status, code].map(Number).find((candidate) => candidate >= 400 && candidate <= 599);
  return {
    text: '',
    reasoning: false,
    finish_reason: null,
    usage: null,
    model: null,
    error: { status: number ?? null },
  };
}

/** Any reason that we do not tell apart, such as `tool_calls`, is an ordinary end. */
function finishReason(reason: unknown): FinishReason | null {
  if (!isText(reason)) return null;
  return reason === 'length' || reason === 'content_filter' ? reason : 'stop';
}

function readUsage(usage: WireUsage | null | undefined): TokenUsage | null {
  if (typeof usage !== 'object' || usage === null) return null;
  if (!isCount(usage.prompt_tokens) || !isCount(usage.completion_tokens)) return null;
  return {
    input_tokens: usage.prompt_tokens,
    cached_input_tokens: count(usage.prompt_tokens_details?.cached_tokens),
    output_tokens: usage.completion_tokens,
    reasoning_tokens: count(usage.completion_tokens_details?.reasoning_tokens),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function count(value: unknown): number {
  return isCount(value) ? value : 0;
}
