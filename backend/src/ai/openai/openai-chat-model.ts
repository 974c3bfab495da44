import OpenAI from 'openai';
import { ChatModel, type ChatAnswer, type ChatRequest, type ChatStep } from '../chat-model.js';
import { ModelFailure } from '../model-failure.js';
import { SystemClock, type Clock } from '../../platform/clock.js';
import { AnswerReader, BrokenAnswer } from './answer-reader.js';
import type { ByteStream } from './byte-stream.js';
import { CallWatch } from './call-watch.js';
import { CircuitBreaker, type Pass } from './circuit-breaker.js';
import { Compat } from './compat.js';
import { FailureWords, refusalOf } from './failures.js';
import type { Provider } from './provider.js';
import { ProviderConnection, StreamedResponse } from './provider-connection.js';
import { pause, retryDelayMs } from './retry.js';

/** Who wants to know what a provider did; for logs and metrics. */
export interface ProviderObserver {
  onRetry(failure: ModelFailure, wait_ms: number): void;
  onFailure(failure: ModelFailure): void;
  /** Lines of an answer that were skipped because nobody could read them. */
  onUnreadable(lines: number): void;
}

export interface OpenAiChatModelOptions {
  clock?: Clock;
  observer?: ProviderObserver;
  /** Waits between attempts; a test that does not want to wait replaces it. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** No limit of the SDK's own: CallWatch keeps them all. The largest delay that a timer takes. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;
/** A provider may refuse several fields, one after the other. */
const MAX_LESSONS = 3;

/** Failures that the next call will most likely meet too. */
const OUT_OF_SERVICE = new Set<ModelFailure['kind']>(['misconfigured', 'unavailable', 'timeout']);

const SILENT: ProviderObserver = { onRetry() {}, onFailure() {}, onUnreadable() {} };

/**
 * Any server that speaks OpenAI's chat completions. The SDK makes the request; retries, time limits and the reading of
 * the answer are ours, because the SDK reports broken answers as success.
 */
export class OpenAiChatModel extends ChatModel {
  readonly provider_name: string;
  readonly simulated: boolean;
  readonly default_model: string;
  failing = false;
  private readonly client: OpenAI;
  private readonly connection: ProviderConnection;
  private readonly compat: Compat;
  private readonly breaker: CircuitBreaker;
  private readonly words: FailureWords;
  private readonly observer: ProviderObserver;
  private readonly pause: NonNullable<OpenAiChatModelOptions['pause']>;

  constructor(
    private readonly provider: Provider,
    options: OpenAiChatModelOptions = {},
  ) {
    super();
    this.provider_name = provider.name;
    this.simulated = provider.simulated;
    this.default_model = provider.defaultModel;
    this.connection = new ProviderConnection(provider.baseUrl, provider.limits.connectMs);
    // Everything is given, or the SDK would read it from the environment.
    this.client = new OpenAI({
      apiKey: provider.apiKey,
      baseURL: provider.baseUrl,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: 'off',
      maxRetries: 0,
      timeout: NO_TIMEOUT_MS,
      fetch: this.connection.fetch,
    });
    const clock = options.clock ?? new SystemClock();
    this.compat = new Compat(provider);
    this.breaker = new CircuitBreaker(clock);
    this.words = new FailureWords(provider, clock);
    this.observer = options.observer ?? SILENT;
    this.pause = options.pause ?? pause;
  }

  /** Closes all sockets to the provider. */
  close(): Promise<void> {
    return this.connection.close();
  }

  async *stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatStep, void, undefined> {
    const pass = this.enter();
    const watch = new CallWatch(signal, this.provider.limits);
    let reader: AnswerReader | null = null;
    try {
      const begun = await this.begin(request, watch);
      reader = begun.reader;
      pass.began();
      this.failing = false;
      for (let step = begun.first; ; step = await reader.next()) {
        if (step.type === 'end') pass.answered();
        yield step;
        if (step.type === 'end') return;
      }
    } catch (error) {
      throw this.failed(error, watch, pass);
    } finally {
      pass.released();
      watch.close();
      if (reader !== null) this.leave(reader);
    }
  }

  /** Streams as well, so that a provider that stalls is noticed and every rule of an answer is said once. */
  async complete(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer> {
    let text = '';
    for await (const step of this.stream(request, signal)) {
      if (step.type === 'text') text += step.text;
      else return { text, finish_reason: step.finish_reason, usage: step.usage, model: step.model };
    }
    throw this.words.broken();
  }

  private enter(): Pass {
    const pass = this.breaker.enter();
    if ('began' in pass) return pass;
    const failure = this.words.paused(pass.retry_after_seconds);
    this.observer.onFailure(failure);
    throw failure;
  }

  /** The first step of an answer, after as many attempts as the retry rules allow. */
  private async begin(request: ChatRequest, watch: CallWatch): Promise<{ reader: AnswerReader; first: ChatStep }> {
    for (let retries = 0; ; retries++) {
      try {
        return await this.attempt(request, watch);
      } catch (error) {
        if (!(error instanceof BrokenAnswer) || watch.ended !== null) throw error;
        const wait = retryDelayMs(error.verdict, retries, Math.random());
        if (wait === null) throw error.verdict.failure;
        this.observer.onRetry(error.verdict.failure, wait);
        await watch.during((signal) => this.pause(wait, signal));
        if (watch.ended !== null) throw error;
      }
    }
  }

  private async attempt(request: ChatRequest, watch: CallWatch): Promise<{ reader: AnswerReader; first: ChatStep }> {
    const model = request.model ?? this.default_model;
    const bytes = await this.open(request, model, watch);
    watch.onEnd(() => bytes.cancel());
    const reader = new AnswerReader(bytes, watch, this.words, model);
    try {
      return { reader, first: await reader.next() };
    } catch (error) {
      this.leave(reader);
      throw error;
    }
  }

  /** The body of a successful response, asked for once more whenever a refusal taught how to ask. */
  private async open(request: ChatRequest, model: string, watch: CallWatch): Promise<ByteStream> {
    for (let lessons = 0; ; lessons++) {
      const body = this.compat.body(request, model);
      try {
        return this.answerBody(
          await watch.during((signal) => this.client.chat.completions.create(body, { signal }).asResponse()),
        );
      } catch (error) {
        if (error instanceof ModelFailure) throw error;
        const refusal = refusalOf(error);
        if (refusal !== null && lessons < MAX_LESSONS && this.compat.learn(body, refusal)) continue;
        throw new BrokenAnswer(this.words.judge(error, model));
      }
    }
  }

  private answerBody(response: Response): ByteStream {
    if (!(response instanceof StreamedResponse)) throw new TypeError('The SDK did not use our connection.');
    if (response.headers.get('content-type')?.includes('text/html')) {
      response.bytes.cancel();
      throw this.words.notAnAnswer('a web page instead of an answer');
    }
    return response.bytes;
  }

  private leave(reader: AnswerReader): void {
    reader.close();
    if (reader.unreadable > 0) this.observer.onUnreadable(reader.unreadable);
  }

  private failed(error: unknown, watch: CallWatch, pass: Pass): unknown {
    const failure = this.failureOf(error, watch);
    if (failure === null) return error;
    if (failure.kind === 'unavailable' || failure.kind === 'timeout') pass.failed();
    if (failure.kind === 'rate_limit' || failure.kind === 'misconfigured' || failure.kind === 'rejected')
      pass.answered();
    if (OUT_OF_SERVICE.has(failure.kind)) this.failing = true;
    if (failure.kind !== 'aborted') this.observer.onFailure(failure);
    return failure;
  }

  /** Null for an error of ours, which is none of a provider. */
  private failureOf(error: unknown, watch: CallWatch): ModelFailure | null {
    if (watch.ended !== null) return this.words.ended(watch.ended);
    if (error instanceof BrokenAnswer) return error.verdict.failure;
    return error instanceof ModelFailure ? error : null;
  }
}
