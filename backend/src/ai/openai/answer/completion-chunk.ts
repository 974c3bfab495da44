import type { FinishReason, TokenUsage } from '../../chat-model.js';
import { reportedError, type ReportedError } from '../resilience/reported-error.js';

/** What one document of a completion says, as far as we use it: an event of a stream, or a completion in one piece. */
export interface CompletionChunk {
  text: string;
  /** The model is thinking: a sign of life that is no part of the answer. */
  reasoning: boolean;
  /** The text stands in a `message`, which in some streams repeats the whole answer at its end. */
  isMessage: boolean;
  /** Nothing but the text of one `content` string, so that `TextFrame` may learn from it. */
  isPlain: boolean;
  finish_reason: FinishReason | null;
  usage: TokenUsage | null;
  model: string | null;
  /** An error that came inside an answer that had begun with status 200; null when there is none. */
  error: ReportedError | null;
}

interface Wire {
  object?: unknown;
  model?: unknown;
  usage?: unknown;
  x_groq?: { usage?: unknown } | null;
  choices?: unknown;
}

interface WireChoice {
  index?: unknown;
  delta?: WireMessage | null;
  message?: WireMessage | null;
  /** Of the older completions. */
  text?: unknown;
  finish_reason?: unknown;
  error?: unknown;
}

interface WireMessage {
  content?: unknown;
  refusal?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
}

type WireUsage = Record<string, unknown>;

const NOT_FINISHED = /^(|null|none|.*unspecified)$/i;
const LENGTH = /^(length|max_?(output_)?tokens|model_length)$/i;
const FILTERED = /^(content_?filter|content-filter|safety|recitation|blocklist|prohibited_content|sensitive)$/i;
/** DeepSeek, Zhipu, OpenRouter, vLLM. */
const FAILED = /^(error|network_error|insufficient_system_resource|abort)$/i;
const THINKING_PART = /think|reason/;

const NO_TEXT = { text: '', reasoning: false };

/** Null when `data` is no JSON object, or one that has nothing to do with a completion. */
export function readChunk(data: string): CompletionChunk | null {
  let wire: Wire;
  try {
    wire = JSON.parse(data) as Wire;
  } catch {
    return null;
  }
  if (typeof wire !== 'object' || wire === null) return null;
  const error = reportedError(wire);
  const choices = choicesOf(wire);
  if (choices === null && error === null) return null;
  const choice = choices?.find((one) => Number(one.index ?? 0) === 0);
  const isMessage = Boolean(choice?.message) && !hasContent(choice?.delta);
  const said = (isMessage ? choice?.message : choice?.delta) ?? null;
  const { text, reasoning } = said === null ? legacyText(choice) : readMessage(said);
  const finish = finishWord(choice?.finish_reason);
  const usage = readUsage(wire.usage) ?? readUsage(wire.x_groq?.usage);
  const isWhole = isMessage && wire.object === 'chat.completion';
  return {
    text,
    reasoning,
    isMessage,
    isPlain: text !== '' && text === said?.content && choices?.length === 1 && !reasoning && finish === '' && !usage,
    finish_reason: finishReason(finish) ?? (isWhole ? 'stop' : null),
    usage,
    model: isText(wire.model) ? wire.model : null,
    error: error ?? errorOf(choice, finish),
  };
}

/** Null when the document is none of a completion. An event of usage may have no choices at all. */
function choicesOf(wire: Wire): WireChoice[] | null {
  const { choices } = wire;
  if (Array.isArray(choices)) return (choices as unknown[]).filter((one) => typeof one === 'object' && one !== null);
  const hasUsage = Boolean(wire.usage ?? wire.x_groq);
  return 'choices' in wire || hasUsage || wire.object === 'chat.completion.chunk' ? [] : null;
}

function errorOf(choice: WireChoice | undefined, finish: string): ReportedError | null {
  const error = reportedError({ error: choice?.error });
  if (error !== null || !FAILED.test(finish)) return error;
  return { status: null, code: finish, message: '', retryAfterSeconds: null };
}

function readMessage({ content, refusal, reasoning_content, reasoning }: WireMessage): typeof NO_TEXT {
  const parts = typeof content === 'string' ? { text: content, reasoning: false } : readParts(content);
  // A refusal stands in place of the content, and is what the model says.
  return {
    text: isText(refusal) ? parts.text + refusal : parts.text,
    reasoning: parts.reasoning || isText(reasoning_content) || isText(reasoning),
  };
}

/** Content as a list of parts (Mistral, Databricks), or one part alone. */
function readParts(content: unknown): typeof NO_TEXT {
  if (typeof content !== 'object' || content === null) return NO_TEXT;
  let text = '';
  let reasoning = false;
  for (const part of Array.isArray(content) ? (content as unknown[]) : [content]) {
    if (typeof part === 'string') text += part;
    if (typeof part !== 'object' || part === null) continue;
    const { type, text: said, refusal } = part as { type?: unknown; text?: unknown; refusal?: unknown };
    if (isText(type) && THINKING_PART.test(type)) reasoning = true;
    else if (isText(said)) text += said;
    else if (isText(refusal)) text += refusal;
  }
  return { text, reasoning };
}

function hasContent(delta: WireMessage | null | undefined): boolean {
  return delta != null && [delta.content, delta.refusal, delta.reasoning_content, delta.reasoning].some(Boolean);
}

function legacyText(choice: WireChoice | undefined): typeof NO_TEXT {
  return isText(choice?.text) ? { text: choice.text, reasoning: false } : NO_TEXT;
}

/** '' while the answer is not finished. */
function finishWord(reason: unknown): string {
  const word = typeof reason === 'object' && reason !== null ? (reason as { type?: unknown }).type : reason;
  return typeof word === 'string' && !NOT_FINISHED.test(word) ? word : '';
}

/** Any reason that we do not tell apart, such as `tool_calls`, is an ordinary end. */
function finishReason(word: string): FinishReason | null {
  if (word === '') return null;
  if (LENGTH.test(word)) return 'length';
  return FILTERED.test(word) ? 'content_filter' : 'stop';
}

function readUsage(usage: unknown): TokenUsage | null {
  if (typeof usage !== 'object' || usage === null) return null;
  const wire = usage as WireUsage;
  const input = wire['prompt_tokens'] ?? wire['input_tokens'];
  const output = wire['completion_tokens'] ?? wire['output_tokens'];
  if (!isCount(input) || !isCount(output)) return null;
  return {
    input_tokens: input,
    cached_input_tokens: detail(wire['prompt_tokens_details'] ?? wire['input_tokens_details'], 'cached_tokens'),
    output_tokens: output,
    reasoning_tokens: detail(wire['completion_tokens_details'] ?? wire['output_tokens_details'], 'reasoning_tokens'),
  };
}

function detail(details: unknown, name: string): number {
  const value = typeof details === 'object' && details !== null ? (details as WireUsage)[name] : null;
  return isCount(value) ? value : 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
