import OpenAI from 'openai';
import { SystemClock, type Clock } from '../../platform/clock.js';
import { ModelFailure } from '../model-failure.js';
import { BrokenAnswer } from './answer/broken-answer.js';
import type { ByteStream } from './transport/byte-stream.js';
import { CallWatch } from './resilience/call-watch.js';
import { CircuitBreaker, type Pass } from './resilience/circuit-breaker.js';
import { FailureWords } from './resilience/failures.js';
import type { Provider } from './provider.js';
import { ProviderConnection, StreamedResponse, UNENCODED } from './transport/provider-connection.js';
import { bytesOf } from './transport/sdk-errors.js';
import { pause, retryDelayMs } from './resilience/retry.js';

/** Who wants to know what a provider did, and for whom: the caller's signal says. For logs and metrics. */
export interface ProviderObserver {
  onRetry(failure: ModelFailure, waitMs: number, caller: AbortSignal): void;
  onFailure(failure: ModelFailure, caller: AbortSignal): void;
  /** Lines of an answer that were skipped because nobody could read them. */
  onUnreadable(lines: number, caller: AbortSignal): void;
}

export interface ProviderOptions {
  clock?: Clock;
  observer?: ProviderObserver;
  /** Waits between attempts; a test that does not want to wait replaces it. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** One call on its way, from where the breaker let it through to `close`. */
export interface ProviderCall {
  readonly watch: CallWatch;
  /** The provider started to answer. Later reports of it do not count. */
  began(): void;
  /** The provider answered to the end. */
  answered(): void;
  /** What to throw for an error of the call, after everyone who must know was told. */
  failed(error: unknown): unknown;
  /** Lets go of the breaker, the timer and the caller's signal. */
  close(): void;
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
  /** Where to ask, by the path of the task. */
  private readonly targets: Record<string, string> = {};
  private readonly jsonHeaders: Record<string, string>;
  private readonly breaker: CircuitBreaker;
  private readonly pause: NonNullable<ProviderOptions['pause']>;

  constructor(
    private readonly provider: Provider,
    options: ProviderOptions = {},
  ) {
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
    this.jsonHeaders = {
      ...UNENCODED,
      accept: 'application/json',
      authorization: `Bearer ${provider.apiKey}`,
      'content-type': 'application/json',
      'user-agent': 'parley',
    };
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

  /** A call from its beginning to its end: gives back what `work` made of the answer. @throws ModelFailure */
  async make<T>(signal: AbortSignal, work: (call: ProviderCall) => Promise<T>): Promise<T> {
    const call = this.begin(signal);
    try {
      const result = await work(call);
      call.answered();
      return result;
    } catch (error) {
      throw call.failed(error);
    } finally {
      call.close();
    }
  }

  /** For a call that outlives the function that makes it; whoever begins it closes it. @throws ModelFailure during a pause */
  begin(signal: AbortSignal): ProviderCall {
    const pass = this.enter(signal);
    const watch = new CallWatch(signal, this.provider.limits);
    let begun = false;
    return {
      watch,
      began: () => {
        if (begun) return;
        begun = true;
        pass.began();
        this.failing = false;
      },
      answered: () => pass.answered(),
      failed: (error) => this.failed(error, watch, pass),
      close: () => {
        pass.released();
        watch.close();
      },
    };
  }

  /** The first successful attempt, after as many as the retry rules allow. */
  async retrying<T>(watch: CallWatch, attempt: () => Promise<T>): Promise<T> {
    for (let retries = 0; ; retries++) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof BrokenAnswer) || watch.ended !== null) throw error;
        const wait = retryDelayMs(error.verdict, { retries, random: Math.random(), remainingMs: watch.remainingMs });
        if (wait === null) throw error.verdict.failure;
        this.observer.onRetry(error.verdict.failure, wait, watch.caller);
        await watch.during((signal) => this.pause(wait, signal));
        if (watch.ended !== null) throw error;
      }
    }
  }

  /**
   * What the SDK's `post` does with JSON, without what it makes for every call and a first token waits for: headers, a
   * controller with its signal, a timer, a URL, a response and half a dozen promises.
   * @returns the body when it is a success @throws APIError as the SDK would, ModelFailure when it is a web page
   */
  async postJson(path: string, body: object, watch: CallWatch): Promise<ByteStream> {
    const { answer, abort } = this.connection.send({
      path: (this.targets[path] ??= this.targetOf(path)),
      method: 'POST',
      headers: this.jsonHeaders,
      body: JSON.stringify(body),
    });
    watch.onEnd(abort);
    const { bytes, headers } = await bytesOf(answer);
    return this.unlessPage(bytes, headers['content-type']);
  }

  private targetOf(path: string): string {
    const { pathname, search } = new URL(this.client.buildURL(path, null));
    return pathname + search;
  }

  /** What the SDK or the connection threw before an answer had begun, as something `retrying` understands. */
  broken(error: unknown, model: string): Error {
    return error instanceof ModelFailure ? error : new BrokenAnswer(this.words.judge(error, model));
  }

  /** The body of a successful response. @throws ModelFailure when it is a web page */
  bodyOf(response: Response): ByteStream {
    if (!(response instanceof StreamedResponse)) throw new TypeError('The SDK did not use our connection.');
    return this.unlessPage(response.bytes, response.headers.get('content-type') ?? undefined);
  }

  private unlessPage(bytes: ByteStream, type: string | string[] | undefined): ByteStream {
    if (type?.includes('text/html')) {
      bytes.cancel();
      throw this.words.notAnAnswer('a web page instead of an answer');
    }
    return bytes;
  }

  /** All of an answer as text. `endless` names one of more bytes than `max`. @throws BrokenAnswer when the connection breaks */
  async wholeOf(
    bytes: ByteStream,
    watch: CallWatch,
    { max, endless, model }: { max: number; endless: string; model: string },
  ): Promise<string> {
    watch.onEnd(() => bytes.cancel());
    const chunks: Buffer[] = [];
    let size = 0;
    for (;;) {
      if (!bytes.ready) await bytes.arrival();
      const taken = this.taken(bytes, model);
      if (taken === null) return Buffer.concat(chunks).toString('utf8');
      watch.alive();
      chunks.push(...taken);
      size += taken.reduce((sum, chunk) => sum + chunk.length, 0);
      if (size > max) {
        bytes.cancel();
        throw this.words.notAnAnswer(endless);
      }
    }
  }

  private taken(bytes: ByteStream, model: string): Buffer[] | null {
    try {
      return bytes.take();
    } catch (error) {
      throw new BrokenAnswer(this.words.judge(error, model));
    }
  }

  private enter(caller: AbortSignal): Pass {
    const pass = this.breaker.enter();
    if ('began' in pass) return pass;
    const failure = this.words.paused(pass.retry_after_seconds);
    this.observer.onFailure(failure, caller);
    throw failure;
  }

  private failed(error: unknown, watch: CallWatch, pass: Pass): unknown {
    const failure = this.failureOf(error, watch);
    if (failure === null) return error;
    if (failure.kind === 'unavailable' || failure.kind === 'timeout') pass.failed();
    if (failure.kind === 'rate_limit' || failure.kind === 'misconfigured' || failure.kind === 'rejected')
      pass.answered();
    if (OUT_OF_SERVICE.has(failure.kind)) this.failing = true;
    if (failure.kind !== 'aborted') this.observer.onFailure(failure, watch.caller);
    return failure;
  }

  /** Null for an error of ours, which is none of a provider. */
  private failureOf(error: unknown, watch: CallWatch): ModelFailure | null {
    if (watch.ended !== null) return this.words.ended(watch.ended);
    if (error instanceof BrokenAnswer) return error.verdict.failure;
    return error instanceof ModelFailure ? error : null;
  }
}
