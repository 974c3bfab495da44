/** Sound that a sentence became, while it arrives. */
export interface Speech {
  /** What the bytes are, whatever was asked for. */
  mime_type: SpeechType;
  /** Must be read to its end, or left by `return`. @throws ModelFailure */
  chunks: AsyncIterable<Buffer>;
}

/** What can be put together, sentence by sentence, to one file. */
export type SpeechType = 'audio/mpeg' | 'audio/wav';

/** The one way this server has something said aloud. */
export abstract class SpeechSynthesizer {
  abstract readonly providerName: string;
  /** True when no voice speaks. */
  abstract readonly simulated: boolean;
  abstract readonly defaultModel: string;

  /**
   * Resolves with the first bytes. Aborting `signal` closes the provider's socket.
   * @param text at most 4,096 characters, no markup @throws ModelFailure
   */
  abstract speak(text: string, signal: AbortSignal): Promise<Speech>;
}
