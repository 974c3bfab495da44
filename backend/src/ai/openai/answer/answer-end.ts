import type { ChatEnd, FinishReason, TokenUsage } from '../../chat-model.js';
import type { CallWatch } from '../resilience/call-watch.js';
import type { CompletionChunk } from './completion-chunk.js';

/** How long the usage event and the end of the stream may take after the finish_reason. */
const SETTLE_MS = 2_000;
/** How long the end of the stream may take once all is known. */
const DONE_MS = 100;

/**
 * What an answer ends with, and whether it has ended. The end of the stream is the end: a finish_reason only says that it
 * is near, and some gateways put one on every chunk. Behind a finish_reason that comes alone, without text, the stream gets
 * a short time to end; behind any other it gets as long as any pause may take.
 */
export class AnswerEnd {
  private finish: FinishReason | null = null;
  private usage: TokenUsage | null = null;
  private hasText = false;
  private isSettling = false;
  private isReopened = false;

  constructor(
    private readonly watch: CallWatch,
    private model: string,
    /** Called when the stream did not end in the time it got. */
    private readonly onSettled: () => void,
  ) {}

  /** True when all of the answer has come, should the stream not go on: `wasCut` when it did not end by itself. */
  isComplete(wasCut: boolean): boolean {
    return this.finish !== null && !(this.isReopened && wasCut);
  }

  result(): ChatEnd | null {
    const { finish, usage, model } = this;
    return finish === null ? null : { finish_reason: finish, usage, model };
  }

  /** Text or thinking came: a finish_reason before it was not the end. */
  goOn(): void {
    this.hasText = true;
    if (this.finish === null || this.isReopened) return;
    this.isReopened = true;
    this.watch.unsettle();
  }

  /** The answer ends here, because it may have no more. */
  cutAtLength(): void {
    this.finish ??= 'length';
    this.isReopened = false;
  }

  read({ text, reasoning, finish_reason, usage, model }: CompletionChunk): void {
    if (model !== null) this.model = model;
    if (usage !== null) this.usage = usage;
    const isAlone = text === '' && !reasoning && this.hasText;
    if (text !== '' || reasoning) this.goOn();
    const isFirst = finish_reason !== null && this.finish === null;
    this.finish = finish_reason ?? this.finish;
    if (isFirst) this.isSettling = isAlone;
    if (!this.isSettling || this.isReopened) return;
    if (this.usage !== null) this.watch.settle(DONE_MS, this.onSettled);
    else if (isFirst) this.watch.settle(SETTLE_MS, this.onSettled);
  }
}
