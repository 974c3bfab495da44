import type { AudioFormat } from '../platform/audio/audio-format.js';

/** A recording on disk, already known to be sound of this format. */
export interface SpokenFile {
  path: string;
  size_bytes: number;
  format: AudioFormat;
}

export interface Transcript {
  /** Empty when no words were heard. */
  text: string;
  model: string;
}

/** The one way this server asks a model what was said. */
export abstract class Transcriber {
  abstract readonly providerName: string;
  /** True when no model listens. */
  abstract readonly simulated: boolean;
  abstract readonly defaultModel: string;

  /** Aborting `signal` closes the provider's socket. @throws ModelFailure */
  abstract transcribe(recording: SpokenFile, signal: AbortSignal): Promise<Transcript>;
}
