import OpenAI from 'openai';
import { SystemClock, type Clock } from '../../platform/clock.js';
import { ModelFailure } from '../model-failure.js';
import { BrokenAnswer } from './broken-answer.js';
import type { ByteStream } from './byte-stream.js';
import type { CallWatch } from './call-watch.js';
import { CircuitBreaker, type Pass } from './circuit-breaker.js';
import { FailureWords } from './failures.js';
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

export interface ProviderOptions {
  clock?: Clock;
  observer?: ProviderObserver;
  /** Waits between attempts; a test that does not want to wait replaces it. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** No limit of the SDK's own: CallWatch keeps them all. The largest delay that a timer takes. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** Failures that the next call will most likely meet too. */
const OUT_OF_SERVICE = new Set<ModelFailure['kind']>(['misconfigured', 'unavailable', 'timeout']);

const SILENT: ProviderObserver = { onRetry() {}, onFailure() {}, onUnreadable() {} };

/** What every call to one provider has in common, whatever it asks for: connection, breaker, retries, words for failures. */
export class ProviderCalls {
  readonly client: OpenAI;
  readonly words: FailureWords;
  readonly observer: ProviderObserver;
  /** True after a call that the provider could not or would not serve at all, until it starts an answer again. */
  failing = false;
  private readonly connection: ProviderConnection;
  private readonly breaker: CircuitBreaker;
  private readonly pause: NonNullable<ProviderOptions['pause']>;

  constructor(provider: Provider, options: ProviderOptions = {}) {
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
    this.breaker = new CircuitBreaker(clock);
    this.words = new FailureWords(provider, clock);
    this.observer = options.observer ?? SILENT;
    this.pause = options.pause ?? pause;
  }

  /** Closes all sockets to the provider. */
  close(): Promise<void> {
    return this.connection.close();
  }

  /** @throws ModelFailure while the provider is given a pause */
  enter(): Pass {
    const pass = this.breaker.enter();
    if ('began' in pass) return pass;
    const failure = this.words.paused(pass.retry_after_seconds);
    this.observer.onFailure(failure);
    throw failure;
  }

  /** The first successful attempt, after as many as the retry rules allow. */
  async retrying<T>(watch: CallWatch, attempt: () => Promise<T>): Promise<T> {
    for (let retries = 0; ; retries++) {
      try {
        return await attempt();
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

  /** What the SDK or the connection threw before an answer had begun, as something `retrying` understands. */
  broken(error: unknown, model: string): Error {
    return error instanceof ModelFailure ? error : new BrokenAnswer(this.words.judge(error, model));
  }

  /** The body of a successful response. @throws ModelFailure when it is a web page */
  bodyOf(response: Response): ByteStream {
    if (!(response instanceof StreamedResponse)) throw new TypeError('The SDK did not use our connection.');
    if (response.headers.get('content-type')?.includes('text/html')) {
      response.bytes.cancel();
      throw this.words.notAnAnswer('a web page instead of an answer');
    }
    return response.bytes;
  }

  /** The provider started to answer. */
  began(pass: Pass): void {
    pass.began();
    this.failing = false;
  }

  /** What to throw for an error of a call, after everyone who must know was told. */
  failed(error: unknown, watch: CallWatch, pass: Pass): unknown {
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
