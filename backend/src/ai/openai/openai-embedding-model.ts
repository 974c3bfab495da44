import { EmbeddingModel, type Embeddings } from '../embedding-model.js';
import type { ByteStream } from './transport/byte-stream.js';
import type { CallWatch } from './resilience/call-watch.js';
import type { Provider } from './provider.js';
import { ProviderCalls, type ProviderOptions } from './provider-calls.js';

/** Texts in one request; servers have limits of their own, and the answer must be parsed in one go. */
const MAX_TEXTS = 32;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

interface Answer {
  data?: { index?: unknown; embedding?: unknown }[];
  usage?: { prompt_tokens?: unknown };
}

/** Any server with OpenAI's `/embeddings`. Always asks for floats: some servers cut vectors silently in base64. */
export class OpenAiEmbeddingModel extends EmbeddingModel {
  readonly simulated: boolean;
  readonly model: string;
  private readonly calls: ProviderCalls;
  /** Set by the first answer. */
  private dimension: number | null = null;

  constructor(provider: Provider, options: ProviderOptions = {}) {
    super();
    this.simulated = provider.simulated;
    this.model = provider.defaultModel;
    this.calls = new ProviderCalls(provider, options);
  }

  close(): Promise<void> {
    return this.calls.close();
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<Embeddings> {
    const all: Embeddings = { vectors: [], input_tokens: 0 };
    for (let from = 0; from < texts.length; from += MAX_TEXTS) {
      const { vectors, input_tokens } = await this.request(texts.slice(from, from + MAX_TEXTS), signal);
      all.vectors.push(...vectors);
      all.input_tokens = input_tokens === null || all.input_tokens === null ? null : all.input_tokens + input_tokens;
    }
    return all;
  }

  private async request(texts: string[], signal: AbortSignal): Promise<Embeddings> {
    return this.calls.make(signal, async (call) => {
      const { watch } = call;
      const answer = await this.calls.retrying(watch, async () => this.read(await this.open(texts, watch), watch));
      call.began();
      return this.check(answer, texts.length);
    });
  }

  private async open(input: string[], watch: CallWatch): Promise<ByteStream> {
    const body = { model: this.model, input, encoding_format: 'float' };
    try {
      return this.calls.bodyOf(
        await watch.during((signal) => this.calls.client.post('/embeddings', { body, signal }).asResponse()),
      );
    } catch (error) {
      throw this.calls.broken(error, this.model);
    }
  }

  /** A connection that breaks within the answer is worth another attempt: nothing was used of it. */
  private async read(bytes: ByteStream, watch: CallWatch): Promise<Answer> {
    const limit = { max: MAX_ANSWER_BYTES, endless: 'embeddings that never end', model: this.model };
    const json = await this.calls.wholeOf(bytes, watch, limit);
    try {
      return JSON.parse(json) as Answer;
    } catch {
      throw this.calls.words.notAnAnswer('something that is no list of embeddings');
    }
  }

  /** One vector of numbers for each text, all of one length, in the order of the texts. */
  private check({ data, usage }: Answer, count: number): Embeddings {
    const vectors: Float32Array[] = [];
    for (const { index, embedding } of Array.isArray(data) ? data : []) {
      const isList = Array.isArray(embedding) && embedding.length > 0;
      if (!isList || !embedding.every((value) => Number.isFinite(value)) || !Number.isInteger(index)) break;
      this.dimension ??= embedding.length;
      if (embedding.length !== this.dimension) {
        throw this.calls.words.notAnAnswer(`vectors of ${embedding.length} and of ${this.dimension} numbers`);
      }
      vectors[index as number] = Float32Array.from(embedding as number[]);
    }
    if (vectors.length !== count || vectors.includes(undefined as never)) {
      throw this.calls.words.notAnAnswer('other embeddings than it was asked for');
    }
    const tokens = usage?.prompt_tokens;
    return { vectors, input_tokens: typeof tokens === 'number' ? tokens : null };
  }
}
