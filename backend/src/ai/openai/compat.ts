import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { ChatMessage, ChatRequest } from '../chat-model.js';
import type { Provider } from './provider.js';

/** What a provider wrote about a request that it did not accept. Read here, never shown. */
export interface Refusal {
  status: number;
  message: string;
  param: string | null;
}

const UNSUPPORTED =
  /unsupported|not support|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|not allowed|instead/i;
/** As the templates of Gemma and older ones of Mistral say it. Ours alternate: what such a model minds is the system role. */
const NO_SYSTEM_ROLE = /system.{0,20}role|role.{0,40}system|roles must alternate/i;
const OTHER_FIELD = { max_tokens: 'max_completion_tokens', max_completion_tokens: 'max_tokens' } as const;

/**
 * How one provider wants to be asked. Starts from what is known of it and learns from refusals, for as long as the
 * process lives. Fields that some servers do not know (`user`, `store`, `seed`, the developer role …) are never sent.
 */
export class Compat {
  private maxTokensField: Provider['maxTokensField'];
  private streamOptions = true;
  private readonly fixedTemperature = new Set<string>();
  private readonly withoutSystemRole = new Set<string>();

  constructor(provider: Provider) {
    this.maxTokensField = provider.maxTokensField;
  }

  body(request: ChatRequest, model: string): ChatCompletionCreateParamsStreaming {
    const temperature = this.fixedTemperature.has(model) ? null : request.temperature;
    return {
      model,
      messages: this.withoutSystemRole.has(model) ? foldSystem(request.messages) : request.messages,
      stream: true,
      [this.maxTokensField]: request.maxOutputTokens,
      ...(temperature === null ? {} : { temperature }),
      ...(this.streamOptions ? { stream_options: { include_usage: true } } : {}),
    };
  }

  /** True when the refusal taught something and the same request should be made again. */
  learn(sent: ChatCompletionCreateParamsStreaming, refusal: Refusal): boolean {
    if (refusal.status !== 400 && refusal.status !== 422) return false;
    const text = `${refusal.param ?? ''} ${refusal.message}`;
    if (sent.stream_options && /stream_options|include_usage/.test(text)) {
      this.streamOptions = false;
      return true;
    }
    if (NO_SYSTEM_ROLE.test(text) && sent.messages.some(({ role }) => role === 'system')) {
      this.withoutSystemRole.add(sent.model);
      return true;
    }
    if (!UNSUPPORTED.test(text)) return false;
    if (sent.temperature !== undefined && /\btemperature\b/.test(text)) {
      this.fixedTemperature.add(sent.model);
      return true;
    }
    if (/\bmax_(completion_)?tokens\b/.test(text)) {
      this.maxTokensField = OTHER_FIELD[sent.max_tokens === undefined ? 'max_completion_tokens' : 'max_tokens'];
      return true;
    }
    return false;
  }
}

/** The instructions as the beginning of the first question. */
function foldSystem(messages: readonly ChatMessage[]): ChatMessage[] {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const [first, ...rest] = messages.filter(({ role }) => role !== 'system');
  if (!first) return [];
  return [{ role: first.role, content: [...system, first.content].join('\n\n') }, ...rest];
}
