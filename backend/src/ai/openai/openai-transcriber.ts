import { rm, stat } from 'node:fs/promises';
import { MIME_TYPES } from '../../platform/audio/audio-format.js';
import { toSpeechWav } from '../../platform/audio/ffmpeg.js';
import { ModelFailure } from '../model-failure.js';
import { Transcriber, type SpokenFile, type Transcript } from '../transcriber.js';
import type { ByteStream } from './transport/byte-stream.js';
import type { CallWatch } from './resilience/call-watch.js';
import { refusalOf } from './resilience/failures.js';
import { FileForm } from './transport/file-form.js';
import type { Provider } from './provider.js';
import { ProviderCalls, type ProviderOptions } from './provider-calls.js';

const MAX_ANSWER_BYTES = 1024 * 1024;
/** Statuses with which servers say that they cannot read a recording. */
const UNREADABLE = new Set([400, 415, 422]);

/** Any server with OpenAI's `/audio/transcriptions`. */
export class OpenAiTranscriber extends Transcriber {
  readonly providerName: string;
  readonly simulated: boolean;
  readonly defaultModel: string;
  private readonly calls: ProviderCalls;

  constructor(
    private readonly provider: Provider,
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

  async transcribe(recording: SpokenFile, signal: AbortSignal): Promise<Transcript> {
    const text = await this.calls.make(signal, async (call) => {
      const bytes = await this.calls.retrying(call.watch, () => this.open(recording, call.watch));
      call.began();
      return this.read(bytes, call.watch);
    });
    return { text, model: this.defaultModel };
  }

  /** A server that does not read browsers' containers reads plain WAV, so that is tried before giving up. */
  private async open(recording: SpokenFile, watch: CallWatch): Promise<ByteStream> {
    try {
      return await this.post(recording, watch);
    } catch (error) {
      const status = refusalOf(error)?.status;
      if (status === undefined || !UNREADABLE.has(status)) throw this.calls.broken(error, this.defaultModel);
      return this.postAsWav(recording, watch, status);
    }
  }

  private async postAsWav(recording: SpokenFile, watch: CallWatch, status: number): Promise<ByteStream> {
    const path = `${recording.path}.speech.wav`;
    try {
      const converted = await watch.during((signal) => toSpeechWav(recording.path, path, { signal }));
      if (!converted) {
        const words = `${this.provider.label} did not accept a ${recording.format} recording (${status}). Install ffmpeg on this server: then it is sent as WAV.`;
        throw new ModelFailure('rejected', words, { status });
      }
      const { size: sizeBytes } = await stat(path);
      return await this.post({ path, size_bytes: sizeBytes, format: 'wav' }, watch);
    } catch (error) {
      throw this.calls.broken(error, this.defaultModel);
    } finally {
      await rm(path, { force: true });
    }
  }

  private async post({ path, size_bytes, format }: SpokenFile, watch: CallWatch): Promise<ByteStream> {
    const form = new FileForm(
      { model: this.defaultModel, response_format: 'json' },
      // Servers go by the extension, not by the content.
      { name: `audio.${format}`, type: MIME_TYPES[format], path, size_bytes },
    );
    const { client } = this.calls;
    return this.calls.bodyOf(
      await watch.during((signal) =>
        client.post('/audio/transcriptions', { body: form.chunks(), headers: form.headers, signal }).asResponse(),
      ),
    );
  }

  private async read(bytes: ByteStream, watch: CallWatch): Promise<string> {
    watch.began();
    const limit = { max: MAX_ANSWER_BYTES, endless: 'a transcript that never ends', model: this.defaultModel };
    return this.textOf(await this.calls.wholeOf(bytes, watch, limit));
  }

  private textOf(json: string): string {
    try {
      const { text } = JSON.parse(json) as { text?: unknown };
      if (typeof text === 'string') return text.trim();
    } catch {
      // Said below.
    }
    throw this.calls.words.notAnAnswer('something that is no transcript');
  }
}
