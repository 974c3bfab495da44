import { audioType } from '../../platform/audio/audio-type.js';
import { ModelFailure } from '../model-failure.js';
import { SpeechSynthesizer, type Speech, type SpeechType } from '../speech-synthesizer.js';
import type { ByteStream } from './transport/byte-stream.js';
import type { CallWatch } from './resilience/call-watch.js';
import { refusalOf } from './resilience/failures.js';
import type { Provider } from './provider.js';
import { type ProviderCall, ProviderCalls, type ProviderOptions } from './provider-calls.js';

/** What one call may speak: hours as MP3, twenty minutes as WAV. Nothing that is asked for takes as long. */
const MAX_SPEECH_BYTES = 64 * 1024 * 1024;

interface Begun {
  bytes: ByteStream;
  mime_type: SpeechType;
  first: Buffer[];
}

/** Any server with OpenAI's `/audio/speech`. */
export class OpenAiSpeechSynthesizer extends SpeechSynthesizer {
  readonly providerName: string;
  readonly simulated: boolean;
  readonly defaultModel: string;
  private readonly calls: ProviderCalls;
  /** Some servers make WAV only; they say so once. */
  private format: 'mp3' | 'wav' = 'mp3';

  constructor(
    provider: Provider,
    private readonly voice: string,
    options: ProviderOptions = {},
  ) {
    super();
    this.providerName = provider.name;
    this.simulated = provider.simulated;
    this.defaultModel = provider.defaultModel;
    this.calls = new ProviderCalls(provider, options);
  }

  close(): Promise<void> {
    return this.calls.close();
  }

  async speak(text: string, signal: AbortSignal): Promise<Speech> {
    const call = this.calls.begin(signal);
    try {
      const begun = await this.calls.retrying(call.watch, () => this.begin(text, call.watch));
      call.began();
      return { mime_type: begun.mime_type, chunks: this.read(begun, call) };
    } catch (error) {
      const failure = call.failed(error);
      call.close();
      throw failure;
    }
  }

  private async *read({ bytes, first }: Begun, call: ProviderCall): AsyncGenerator<Buffer, void, undefined> {
    const { watch } = call;
    let left = MAX_SPEECH_BYTES;
    try {
      yield* first;
      for (;;) {
        if (!bytes.ready) await bytes.arrival();
        const chunks = bytes.take();
        if (watch.ended !== null) throw this.calls.words.ended(watch.ended);
        if (chunks === null) break;
        watch.alive();
        for (const { length } of chunks) left -= length;
        if (left < 0) throw this.calls.words.notAnAnswer('speech that never ends');
        yield* chunks;
      }
      call.answered();
    } catch (error) {
      throw call.failed(error instanceof ModelFailure ? error : this.calls.words.broken());
    } finally {
      call.close();
      bytes.cancel();
    }
  }

  /** Resolves with enough bytes to tell what they are. */
  private async begin(text: string, watch: CallWatch): Promise<Begun> {
    const bytes = await this.open(text, watch);
    watch.onEnd(() => bytes.cancel());
    const first: Buffer[] = [];
    try {
      for (let head = Buffer.alloc(0); ;) {
        if (!bytes.ready) await bytes.arrival();
        const chunks = bytes.take();
        if (chunks === null) throw this.calls.words.notAnAnswer('no sound');
        watch.began();
        first.push(...chunks);
        head = Buffer.concat([head, ...chunks]);
        if (head.length < 12) continue;
        const mimeType = audioType(head);
        if (mimeType === null) throw this.calls.words.notAnAnswer('speech that is neither MP3 nor WAV');
        return { bytes, mime_type: mimeType, first };
      }
    } catch (error) {
      bytes.cancel();
      throw this.calls.broken(error, this.defaultModel);
    }
  }

  private async open(text: string, watch: CallWatch): Promise<ByteStream> {
    const { format } = this;
    const { client } = this.calls;
    const body = { model: this.defaultModel, voice: this.voice, input: text, response_format: format };
    try {
      return this.calls.bodyOf(
        await watch.during((signal) => client.audio.speech.create(body, { signal }).asResponse()),
      );
    } catch (error) {
      const refusal = refusalOf(error);
      if (
        format === 'mp3' &&
        refusal !== null &&
        /response_format|\bmp3\b/.test(`${refusal.param} ${refusal.message}`)
      ) {
        this.format = 'wav';
        return this.open(text, watch);
      }
      throw this.calls.broken(error, this.defaultModel);
    }
  }
}
