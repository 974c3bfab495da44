import { FALLBACK_TEXTS } from '../failures.js';
import type { LiveTurn } from '../live/live-turn.js';
import type { SentenceSynthesis, SpokenPart } from './sentence-synthesis.js';
import type { MessageAudio } from '../../sessions/message/message-audio.js';

/** What a turn has to show for its voice. */
export interface SpokenOutcome {
  /** Set only when all of the answer was spoken. */
  file: MessageAudio | null;
  notice: string | null;
}

interface Tools {
  join(parts: readonly SpokenPart[]): Promise<MessageAudio | null>;
  over(): void;
  failed(error: unknown): void;
}

/** The spoken side of one answer. It never fails: without a voice the text stands. */
export class SpokenAnswer {
  constructor(
    private readonly live: LiveTurn,
    private readonly sentenceSynthesis: SentenceSynthesis,
    private readonly tools: Tools,
  ) {}

  /** Takes text as it is written. */
  write(text: string): void {
    this.sentenceSynthesis.write(text);
  }

  /**
   * Speaks what is left, when the text is over.
   * @param fallback what a person hears instead of an answer, or behind one that broke off
   * @param isInstead true when the fallback is all there is, and is kept
   */
  async end(fallback: string | null, isInstead: boolean): Promise<SpokenOutcome> {
    try {
      if (isInstead) this.sentenceSynthesis.write(fallback ?? '');
      const parts = await this.sentenceSynthesis.end();
      if (fallback !== null && !isInstead) {
        this.sentenceSynthesis.write(fallback);
        await this.sentenceSynthesis.end();
      }
      return { file: this.saysAll ? await this.tools.join(parts) : null, notice: null };
    } catch (error) {
      // Whoever stopped it, or took its session away, knows.
      if (this.live.endReason === 'stopped' || this.live.endReason === 'deleted') return { file: null, notice: null };
      this.tools.failed(error);
      return { file: null, notice: FALLBACK_TEXTS.ttsFailed };
    } finally {
      this.tools.over();
    }
  }

  /** A turn that goes on in an older answer speaks only what is new. */
  private get saysAll(): boolean {
    return this.live.draft.assistant_message.content === '';
  }
}
