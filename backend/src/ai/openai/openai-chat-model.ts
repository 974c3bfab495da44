import { type ChatEnd, ChatModel, type ChatRequest } from '../chat-model.js';
import { ModelFailure } from '../model-failure.js';
import { AnswerBounds } from './answer/answer-bounds.js';
import { AnswerReader, type AnswerSink } from './answer/answer-reader.js';
import type { ByteStream } from './transport/byte-stream.js';
import type { CallWatch } from './resilience/call-watch.js';
import { Compat } from './compat.js';
import { refusalOf } from './resilience/failures.js';
import type { Provider } from './provider.js';
import { ProviderCalls, type ProviderOptions } from './provider-calls.js';

/** Models of one server of which is known how they think; more than any server has. */
const MAX_MODELS = 1_000;
/** A provider may refuse several fields, one after the other. */
const MAX_LESSONS = 3;

/**
 * Any server that speaks OpenAI's chat completions. The SDK makes the request; retries, time limits and the reading of
 * the answer are ours, because the SDK reports broken answers as success.
 */
export class OpenAiChatModel extends ChatModel {
  readonly providerName: string;
  readonly simulated: boolean;
  readonly defaultModel: string;
  private readonly calls: ProviderCalls;
  private readonly compat: Compat;
  /** Models whose last answer was thinking up to a closing tag that they never opened. */
  private readonly bareThinkers = new Set<string>();

  constructor(provider: Provider, options: ProviderOptions = {}) {
    super();
    this.providerName = provider.name;
    this.simulated = provider.simulated;
    this.defaultModel = provider.defaultModel;
    this.calls = new ProviderCalls(provider, options);
    this.compat = new Compat(provider);
  }

  get failing(): boolean {
    return this.calls.failing;
  }

  /** Closes all sockets to the provider. */
  close(): Promise<void> {
    return this.calls.close();
  }

  async answer(
    request: ChatRequest,
    sink: (text: string) => void,
    signal: AbortSignal,
    onDiscard: () => void = () => undefined,
  ): Promise<ChatEnd> {
    return this.calls.make(signal, async (call) => {
      const pieces = {
        text: (text: string) => {
          call.began();
          sink(text);
        },
        discard: onDiscard,
      };
      const end = await this.calls.retrying(call.watch, () => this.attempt(request, call.watch, pieces));
      call.began();
      return end;
    });
  }

  private async attempt(request: ChatRequest, watch: CallWatch, sink: AnswerSink): Promise<ChatEnd> {
    const model = request.model ?? this.defaultModel;
    const bytes = await this.open(request, model, watch);
    watch.onEnd(() => bytes.cancel());
    const expectsBareClose = this.bareThinkers.has(model);
    const reader = new AnswerReader(bytes, watch, this.calls.words, {
      model,
      expectsBareClose,
      bounds: new AnswerBounds(request.maxOutputTokens),
    });
    try {
      const end = await reader.read(sink);
      this.learnThinking(model, reader.hadBareClose);
      return end;
    } finally {
      reader.close();
      if (reader.unreadable > 0) this.calls.observer.onUnreadable(reader.unreadable, watch.caller);
    }
  }

  /** The next answers of such a model are held back until their thinking is over, so that it is never shown. */
  private learnThinking(model: string, hadBareClose: boolean): void {
    if (!hadBareClose) this.bareThinkers.delete(model);
    else if (this.bareThinkers.size < MAX_MODELS) this.bareThinkers.add(model);
  }

  /** The body of a successful response, asked for once more whenever a refusal taught how to ask. */
  private async open(request: ChatRequest, model: string, watch: CallWatch): Promise<ByteStream> {
    for (let lessons = 0; ; lessons++) {
      const body = this.compat.body(request, model);
      try {
        return await this.calls.postJson('/chat/completions', body, watch);
      } catch (error) {
        if (error instanceof ModelFailure) throw error;
        const refusal = refusalOf(error);
        if (refusal !== null && lessons < MAX_LESSONS && this.compat.learn(body, refusal)) continue;
        throw this.calls.broken(error, model);
      }
    }
  }
}
