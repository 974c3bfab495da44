import type { ChatEnd, FinishReason, TokenUsage } from '../chat-model.js';
import type { ModelFailure } from '../model-failure.js';
import type { AnswerBounds } from './answer-bounds.js';
import { BrokenAnswer } from './broken-answer.js';
import type { ByteStream } from './byte-stream.js';
import type { CallWatch } from './call-watch.js';
import { type CompletionChunk, readChunk } from './completion-chunk.js';
import { EventSplitter } from './event-splitter.js';
import type { FailureWords, Verdict } from './failures.js';
import { ReasoningFilter } from './reasoning.js';
import { TextFrame } from './text-frame.js';
import { storableText, wholeText } from './storable-text.js';

/** How long the usage event and the end of the stream may take after the finish_reason. */
const SETTLE_MS = 2_000;
/** How long the end of the stream may take once all is known. */
const DONE_MS = 100;

/** Reads one streamed answer from its bytes. */
export class AnswerReader {
  private readonly splitter = new EventSplitter();
  private readonly reasoning = new ReasoningFilter();
  private readonly frame = new TextFrame();
  private pending = '';
  private finish: FinishReason | null = null;
  private usage: TokenUsage | null = null;
  private over = false;
  private garbage = 0;
  private events = 0;
  private sawText = false;
  private errorStatus: number | null | undefined = undefined;
  /** True once the model showed a sign of life, text or reasoning: from then on a retry would ask it twice. */
  began = false;

  constructor(
    private readonly bytes: ByteStream,
    private readonly watch: CallWatch,
    private readonly words: FailureWords,
    private model: string,
    private readonly bounds: AnswerBounds,
  ) {}

  /** Lines that could not be read so far. */
  get unreadable(): number {
    return this.splitter.unreadable + this.garbage;
  }

  /** Reads to the end; all text of one read is one piece. @throws ModelFailure or BrokenAnswer */
  read(sink: (text: string) => void): Promise<ChatEnd> {
    return new Promise((resolve, reject) => {
      this.bytes.onArrival(() => {
        try {
          // What arrived and the end of the body may be told in one go.
          while (this.bytes.ready && !this.over && !this.bounds.exceeded) this.advance();
          this.hand(sink);
          this.keepBounds(sink);
          if (this.over) resolve(this.end());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  }

  /** Lets go of the body: after the end what still follows is passed over so that the socket can be used again. */
  close(): void {
    if (this.over && !this.bounds.exceeded) this.bytes.drain(SETTLE_MS);
    else this.bytes.cancel();
  }

  private hand(sink: (text: string) => void): void {
    if (this.pending === '') return;
    const text = wholeText(this.pending, this.over);
    this.pending = this.pending.slice(text.length);
    if (text === '') return;
    const fitting = this.bounds.fit(text);
    if (fitting === '') return;
    this.sawText = true;
    sink(storableText(fitting));
  }

  /** An answer that is longer than was asked for ends here, as one that the provider cut itself. */
  private keepBounds(sink: (text: string) => void): void {
    if (!this.bounds.exceeded || this.over) return;
    this.finish ??= 'length';
    this.over = true;
    this.hand(sink);
  }

  private advance(): void {
    let chunks: Buffer[] | null;
    try {
      chunks = this.bytes.take();
    } catch (error) {
      if (this.finish === null) throw this.broken(error);
      chunks = null;
    }
    if (chunks === null) {
      this.splitter.flush(this.onData);
      this.pending += this.reasoning.rest();
      this.over = true;
      return;
    }
    this.watch.alive();
    for (const chunk of chunks) this.bounds.countBytes(chunk.length);
    // Together: a provider that sends each token as a chunk of its own costs a hundred small readings otherwise.
    this.splitter.push(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks), this.onData);
    if (this.over) this.pending += this.reasoning.rest();
  }

  private readonly onData = (data: string): void => {
    if (this.over) return;
    const text = this.frame.textOf(data);
    if (text !== null) {
      this.pending += this.reasoning.text(text);
      return;
    }
    if (data === '[DONE]') {
      this.over = true;
      return;
    }
    const chunk = readChunk(data);
    if (chunk === null) {
      this.garbage++;
      return;
    }
    this.events++;
    if (chunk.error !== null) {
      this.errorStatus = chunk.error.status;
      this.over = true;
      return;
    }
    if (!this.began && (chunk.text !== '' || chunk.reasoning)) {
      this.began = true;
      this.watch.began();
    }
    if (chunk.text !== '') this.pending += this.reasoning.text(chunk.text);
    if (saysOnlyText(chunk)) this.frame.learn(data, chunk.text);
    if (chunk.model !== null) this.model = chunk.model;
    if (chunk.usage !== null) this.usage = chunk.usage;
    if (chunk.finish_reason !== null && this.finish === null) {
      this.finish = chunk.finish_reason;
      this.watch.settle(SETTLE_MS, () => this.bytes.cancel());
    }
    if (this.finish !== null && this.usage !== null) this.watch.settle(DONE_MS, () => this.bytes.cancel());
  };

  private end(): ChatEnd {
    if (this.finish === null) throw this.unfinished();
    if (!this.sawText) throw this.wordless(this.finish);
    return { finish_reason: this.finish, usage: this.usage, model: this.model };
  }

  private unfinished(): ModelFailure | BrokenAnswer {
    if (this.sawText) return this.words.broken();
    if (this.errorStatus !== undefined) return this.again(this.words.errorInStream(this.errorStatus));
    if (this.events > 0) return this.words.empty();
    return this.words.notAnAnswer(this.unreadable > 0 ? 'something that is no answer' : 'an empty answer');
  }

  private wordless(finish: FinishReason): ModelFailure {
    if (this.bounds.exceeded) return this.words.endlessWithoutText();
    if (finish === 'length') return this.words.spentOnNothing();
    return finish === 'content_filter' ? this.words.filtered() : this.words.empty();
  }

  private broken(error: unknown): ModelFailure | BrokenAnswer {
    return this.sawText ? this.words.broken() : this.again(this.words.judge(error, this.model));
  }

  private again(verdict: Verdict): BrokenAnswer {
    return new BrokenAnswer({ failure: verdict.failure, retryable: verdict.retryable && !this.began });
  }
}

function saysOnlyText({ text, reasoning, finish_reason, usage }: CompletionChunk): boolean {
  return text !== '' && !reasoning && finish_reason === null && usage === null;
}
