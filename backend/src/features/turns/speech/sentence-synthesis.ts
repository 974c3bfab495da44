import { ModelFailure } from '../../../ai/model-failure.js';
import type { SpeechSynthesizer, SpeechType } from '../../../ai/speech-synthesizer.js';
import { endedByEither } from '../../../platform/observability/work-signals.js';
import { SpokenText } from './spoken-text.js';

/** Sentences that may be made before the one in front of them is finished. */
const MAX_AHEAD = 3;
/** Five minutes of a voice; one sentence never needs more. */
const MAX_SENTENCE_BYTES = 10 * 1024 * 1024;

export interface SpokenPart {
  sequence: number;
  text: string;
  mime_type: SpeechType;
  bytes: Buffer;
}

type Made = Omit<SpokenPart, 'sequence'> | { error: unknown };

/**
 * Has a text spoken while it is still being written: sentence by sentence, the next ones already on their way, each
 * handed on in its turn. The first failure ends it; nothing is skipped.
 */
export class SentenceSynthesis {
  private readonly text = new SpokenText();
  private readonly waiting: string[] = [];
  private readonly parts: SpokenPart[] = [];
  private readonly givenUp = new AbortController();
  private readonly signal: AbortSignal;
  /** Sentences that were asked for and not handed on yet. */
  private ahead = 0;
  private handing: Promise<void> = Promise.resolve();
  private failure: { error: unknown } | null = null;

  /**
   * @param signal ends it at once
   * @param handOn what to do with each part, in order; the next one waits for it
   */
  constructor(
    private readonly speechSynthesizer: SpeechSynthesizer,
    signal: AbortSignal,
    private readonly handOn: (part: SpokenPart) => Promise<void>,
  ) {
    this.signal = endedByEither(signal, this.givenUp.signal);
  }

  write(markdown: string): void {
    this.ask(this.text.push(markdown));
  }

  /** Speaks what is left; more may follow. @returns all parts, when the last was handed on @throws what went wrong first */
  async end(): Promise<SpokenPart[]> {
    this.ask(this.text.end());
    // Handing on asks for more, so there may be more to wait for afterwards.
    while (this.ahead > 0) await this.handing;
    if (this.failure) throw this.failure.error;
    return [...this.parts];
  }

  private ask(sentences: readonly string[]): void {
    this.waiting.push(...sentences);
    while (this.ahead < MAX_AHEAD && this.failure === null) {
      const sentence = this.waiting.shift();
      if (sentence === undefined) return;
      this.ahead++;
      const made = this.make(sentence);
      this.handing = this.handing.then(() => this.finish(made));
    }
  }

  /** Resolves also when it fails: the failure is looked at when its turn comes. */
  private async make(text: string): Promise<Made> {
    try {
      const { mime_type, chunks } = await this.speechSynthesizer.speak(text, this.signal);
      const pieces: Buffer[] = [];
      let size = 0;
      for await (const piece of chunks) {
        size += piece.length;
        if (size > MAX_SENTENCE_BYTES) throw new ModelFailure('invalid', 'The voice did not come to an end.');
        pieces.push(piece);
      }
      return { text, mime_type, bytes: Buffer.concat(pieces) };
    } catch (error) {
      return { error };
    }
  }

  private async finish(making: Promise<Made>): Promise<void> {
    const made = await making;
    try {
      if (this.failure === null) {
        if ('error' in made) throw made.error;
        const part = { sequence: this.parts.length, ...made };
        await this.handOn(part);
        this.parts.push(part);
      }
    } catch (error) {
      this.failure = { error };
      this.givenUp.abort();
    }
    this.ahead--;
    this.ask([]);
  }
}
