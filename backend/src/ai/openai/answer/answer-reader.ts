import type { ChatEnd, FinishReason } from '../../chat-model.js';
import type { ModelFailure } from '../../model-failure.js';
import type { AnswerBounds } from './answer-bounds.js';
import { AnswerEnd } from './answer-end.js';
import { BrokenAnswer } from './broken-answer.js';
import type { ByteStream } from '../transport/byte-stream.js';
import type { CallWatch } from '../resilience/call-watch.js';
import { type CompletionChunk, readChunk } from './completion-chunk.js';
import { EventSplitter } from '../transport/event-splitter.js';
import type { FailureWords, Verdict } from '../resilience/failures.js';
import { ReasoningFilter } from '../thinking/reasoning.js';
import type { ReportedError } from '../resilience/reported-error.js';
import { TextFrame } from './text-frame.js';
import { storableText, wholeText } from './storable-text.js';

/** How long the rest of a body may take behind its answer before its socket is given up. */
const DRAIN_MS = 2_000;
const DONE = '[DONE]';

/** Where an answer goes while it is read. */
export interface AnswerSink {
  /** All text of one read is one piece. */
  text(piece: string): void;
  /** All text so far turned out to be thinking. */
  discard(): void;
}

export interface AnswerReaderOptions {
  /** The model that was asked. */
  model: string;
  /** The model is known to end its thinking with a tag that it never opened. */
  expectsBareClose: boolean;
  bounds: AnswerBounds;
}

/** Reads one streamed answer from its bytes. */
export class AnswerReader {
  private readonly splitter = new EventSplitter(
    (data) => this.readData(data),
    (lines) => this.readRun(lines),
  );
  private readonly reasoning: ReasoningFilter;
  private readonly frame = new TextFrame();
  private readonly ending: AnswerEnd;
  private sink: AnswerSink | null = null;
  private pending = '';
  private over = false;
  /** The connection ended the body, not the provider. */
  private wasCut = false;
  private events = 0;
  private signsOfQueue = 0;
  private sawText = false;
  private sawDelta = false;
  private error: ReportedError | null = null;
  /** True once the model showed a sign of life, text or reasoning: from then on a retry would ask it twice. */
  began = false;

  constructor(
    private readonly bytes: ByteStream,
    private readonly watch: CallWatch,
    private readonly words: FailureWords,
    private readonly options: AnswerReaderOptions,
  ) {
    this.ending = new AnswerEnd(watch, options.model, () => bytes.cancel());
    this.reasoning = new ReasoningFilter({
      expectsBareClose: options.expectsBareClose,
      onDiscard: () => this.discard(),
    });
  }

  private get bounds(): AnswerBounds {
    return this.options.bounds;
  }

  /** Lines that could not be read so far. */
  get unreadable(): number {
    return this.splitter.unreadable;
  }

  /** True when the model ended its thinking with a tag that it never opened. */
  get hadBareClose(): boolean {
    return this.reasoning.hadBareClose;
  }

  /** Reads to the end. @throws ModelFailure or BrokenAnswer */
  read(sink: AnswerSink): Promise<ChatEnd> {
    this.sink = sink;
    return new Promise((resolve, reject) => {
      this.bytes.onArrival(() => {
        try {
          // What arrived and the end of the body may be told in one go.
          while (this.bytes.ready && !this.over && !this.bounds.exceeded) this.advance();
          this.hand();
          this.keepBounds();
          if (this.over) resolve(this.end());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  }

  /** Lets go of the body: after the end what still follows is passed over so that the socket can be used again. */
  close(): void {
    if (this.over && !this.bounds.exceeded) this.bytes.drain(DRAIN_MS);
    else this.bytes.cancel();
  }

  private hand(): void {
    if (this.pending === '') return;
    const text = wholeText(this.pending, this.over);
    this.pending = this.pending.slice(text.length);
    if (text === '') return;
    const fitting = this.bounds.fit(text);
    if (fitting === '') return;
    this.sawText = true;
    this.sink?.text(storableText(fitting));
  }

  /** An answer that is longer than was asked for ends here, as one that the provider cut itself. */
  private keepBounds(): void {
    if (!this.bounds.exceeded || this.over) return;
    this.ending.cutAtLength();
    this.over = true;
    this.hand();
  }

  private discard(): void {
    this.pending = '';
    if (this.sawText) this.sink?.discard();
    this.sawText = false;
  }

  private advance(): void {
    let chunks: Buffer[] | null;
    try {
      chunks = this.bytes.take();
    } catch (error) {
      this.wasCut = true;
      if (!this.ending.isComplete(true)) throw this.broken(error);
      chunks = null;
    }
    if (chunks === null) {
      this.splitter.flush();
      this.over = true;
    } else {
      this.watch.alive();
      for (const chunk of chunks) this.bounds.countBytes(chunk.length);
      // Together: a provider that sends each token as a chunk of its own costs a hundred small readings otherwise.
      this.splitter.push(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
      if (!this.began) this.noteQueue();
    }
    if (this.over) this.pending += this.reasoning.rest();
  }

  /** Comments, and events without text behind the first, are what a router sends that makes a request wait. */
  private noteQueue(): void {
    const signs = this.splitter.comments + Math.max(0, this.events - 1);
    if (signs > this.signsOfQueue) this.watch.queued();
    this.signsOfQueue = signs;
  }

  /** Takes the text of alike events together. @returns how much of the lines that was */
  private readRun(lines: string): number {
    const run = this.over ? null : this.frame.runOf(lines);
    if (run === null) return 0;
    this.ending.goOn();
    this.take(run.text);
    return run.length;
  }

  /** False when `data` is not a whole document. */
  private readData(data: string): boolean {
    if (this.over) return true;
    const text = this.frame.textOf(data);
    if (text !== null) {
      this.ending.goOn();
      this.take(text);
      return true;
    }
    if (data.length < 16 && data.trim() === DONE) {
      this.over = true;
      return true;
    }
    const chunk = readChunk(data);
    if (chunk === null) return false;
    this.readChunk(chunk);
    if (chunk.isPlain) this.frame.learn(data, chunk.text);
    return true;
  }

  private readChunk(chunk: CompletionChunk): void {
    this.events++;
    // Some streams end with the whole message after its parts.
    const text = chunk.isMessage && this.sawDelta ? '' : chunk.text;
    if (text !== '' && !chunk.isMessage) this.sawDelta = true;
    if (chunk.reasoning) this.reasoning.thinks();
    if (!this.began && (text !== '' || chunk.reasoning)) {
      this.began = true;
      this.watch.began();
    }
    this.ending.read(text === chunk.text ? chunk : { ...chunk, text });
    if (text !== '') this.take(text);
    if (chunk.error === null) return;
    this.error = chunk.error;
    this.over = true;
  }

  private take(piece: string): void {
    // Apart from the line below: the filter may discard what is pending.
    const text = this.reasoning.text(piece);
    this.pending += text;
  }

  private end(): ChatEnd {
    const result = this.ending.result();
    const isCut = this.wasCut || this.watch.ended !== null;
    if (result === null || this.error !== null || !this.ending.isComplete(isCut)) throw this.unfinished();
    if (!this.sawText) throw this.wordless(result.finish_reason);
    return result;
  }

  private unfinished(): ModelFailure | BrokenAnswer {
    if (this.error !== null) return this.again(this.words.reported(this.error, this.options.model));
    if (this.sawText) return this.words.broken();
    if (this.events > 0) return this.words.empty();
    return this.words.notAnAnswer(this.unreadable > 0 ? 'something that is no answer' : 'an empty answer');
  }

  private wordless(finish: FinishReason): ModelFailure {
    if (this.bounds.exceeded) return this.words.endlessWithoutText();
    if (finish === 'length') return this.words.spentOnNothing();
    return finish === 'content_filter' ? this.words.filtered() : this.words.empty();
  }

  private broken(error: unknown): ModelFailure | BrokenAnswer {
    return this.sawText ? this.words.broken() : this.again(this.words.judge(error, this.options.model));
  }

  /** Nothing is asked for again once the model began: its answer would be paid twice, and shown twice. */
  private again({ failure, retryable }: Verdict): ModelFailure | BrokenAnswer {
    // What was shown broke off, whatever the provider calls it; only a rate limit says when to come back.
    if (this.sawText && failure.kind !== 'rate_limit') return this.words.broken();
    return new BrokenAnswer({ failure, retryable: retryable && !this.began });
  }
}
