import type { ChatEnd, ChatRequest } from '../../ai/chat-model.js';
import { ModelFailure } from '../../ai/model-failure.js';
import { OpenAiChatModel } from '../../ai/openai/openai-chat-model.js';
import type { ProviderOptions } from '../../ai/openai/provider-calls.js';
import type { Provider } from '../../ai/openai/provider.js';
import { Simulator } from '../../ai/simulator/simulator.js';

export const TEST_KEY = 'sk-test-0123456789abcdef';
export const GENEROUS_LIMITS = {
  connectMs: 5_000,
  firstTokenMs: 10_000,
  queueMs: 10_000,
  idleMs: 10_000,
  totalMs: 60_000,
};
/** What `/say 5` answers. */
export const FIVE_WORDS = 'word1 word2 word3 word4 word5';

/** What came of a streamed answer. */
export interface Outcome {
  text: string;
  pieces: string[];
  end: ChatEnd | null;
  failure: ModelFailure | null;
}

/** The real adapter against the real simulator, with everything that was noticed on the way. */
export class ModelUnderTest {
  /** Waits between attempts, in milliseconds; nobody waits them. */
  readonly waits: number[] = [];
  readonly failures: ModelFailure[] = [];
  unreadable = 0;
  private readonly models: OpenAiChatModel[] = [];

  private constructor(readonly simulator: Simulator) {}

  static async start(): Promise<ModelUnderTest> {
    const simulator = new Simulator();
    await simulator.start();
    return new ModelUnderTest(simulator);
  }

  async stop(): Promise<void> {
    await Promise.all(this.models.map((model) => model.close()));
    await this.simulator.stop();
  }

  connect(provider: Partial<Provider> = {}, options: ProviderOptions = {}): OpenAiChatModel {
    const model = new OpenAiChatModel(
      {
        name: 'test',
        label: 'Acme',
        baseUrl: this.simulator.baseUrl,
        apiKey: TEST_KEY,
        defaultModel: 'sim-fast',
        task: 'chat',
        settings: { apiKey: 'OPENAI_API_KEY', baseUrl: 'OPENAI_BASE_URL', model: 'OPENAI_MODEL' },
        simulated: false,
        maxTokensField: 'max_tokens',
        limits: GENEROUS_LIMITS,
        ...provider,
      },
      {
        pause: (ms) => {
          this.waits.push(ms);
          return Promise.resolve();
        },
        observer: {
          onRetry: () => undefined,
          onFailure: (failure) => this.failures.push(failure),
          onUnreadable: (lines) => (this.unreadable += lines),
        },
        ...options,
      },
    );
    this.models.push(model);
    return model;
  }
}

export function asking(content: string, more: Partial<ChatRequest> = {}): ChatRequest {
  return { messages: [{ role: 'user', content }], model: null, temperature: null, maxOutputTokens: 2000, ...more };
}

/** Runs a stream to its end, whatever that is. */
export async function run(
  model: OpenAiChatModel,
  request: ChatRequest,
  signal = new AbortController().signal,
): Promise<Outcome> {
  const outcome: Outcome = { text: '', pieces: [], end: null, failure: null };
  const take = (text: string) => {
    outcome.pieces.push(text);
    outcome.text += text;
  };
  try {
    outcome.end = await model.answer(request, take, signal);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    outcome.failure = error;
  }
  return outcome;
}
