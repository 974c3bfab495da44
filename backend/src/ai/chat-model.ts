/**
 * The one way this server asks a language model for text. Adapters live in `ai/openai/`; everything above this port
 * knows neither a provider nor its SDK.
 */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface ChatRequest {
  messages: ChatMessage[];
  /** The provider's model name; null means the configured default. */
  model: string | null;
  /** 0..2; null leaves it to the provider. */
  temperature: number | null;
  maxOutputTokens: number;
}

export type FinishReason = 'stop' | 'length' | 'content_filter';

/** What the provider billed. `output_tokens` includes reasoning, `input_tokens` includes cached ones. */
export interface TokenUsage {
  input_tokens: number;
  cached_input_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
}

/** How an answer ended. */
export interface ChatEnd {
  finish_reason: FinishReason;
  /** Null when the provider does not tell. Never estimated for a real provider. */
  usage: TokenUsage | null;
  /** The model that answered, as the provider names it. */
  model: string;
}

export interface ChatAnswer extends ChatEnd {
  text: string;
}

export abstract class ChatModel {
  /** Name of the provider for people and metrics, e.g. `openai`, `simulator`, or the host of a compatible server. */
  abstract readonly providerName: string;
  /** True when no model wrote the answer and every surface must say so. */
  abstract readonly simulated: boolean;
  /** The model used when a request names none. */
  abstract readonly defaultModel: string;
  /** True after a call that the provider could not or would not serve at all, until it starts an answer again. */
  abstract readonly failing: boolean;

  /**
   * Asks for an answer and hands its text to `sink` as it comes: all that arrived in one read is one piece, never empty.
   * Text is pushed, not pulled, because a promise per piece costs more than all the rest of its way; `sink` must be quick
   * and must not throw. Aborting `signal` closes the provider's socket and throws a ModelFailure of kind `aborted`.
   * Retries happen only before the first text.
   * @param onDiscard called when all text so far turned out to be the model's thinking: the answer is what comes from then on
   * @returns when the answer is complete, with at least one piece of text
   * @throws ModelFailure
   */
  abstract answer(
    request: ChatRequest,
    sink: (text: string) => void,
    signal: AbortSignal,
    onDiscard?: () => void,
  ): Promise<ChatEnd>;

  /** The whole answer at once. @throws ModelFailure */
  async complete(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer> {
    let text = '';
    const discard = () => (text = '');
    const end = await this.answer(request, (piece) => (text += piece), signal, discard);
    return { text, ...end };
  }
}
