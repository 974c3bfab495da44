import type { TimeLimits } from './provider.js';

/** Why a call ended early. */
export type CallEnd = 'aborted' | 'first_token' | 'idle';

/**
 * Watches one call of a provider: the caller's signal, the first-token limit and the idle limit end it through one
 * signal of its own, which reaches the socket. The limit of the SDK stops counting once headers came; this one does not.
 */
export class CallWatch {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | null;
  private answering = false;
  /** Null while nothing has ended the call. */
  ended: CallEnd | null = null;

  constructor(
    private readonly caller: AbortSignal,
    private readonly limits: TimeLimits,
  ) {
    this.timer = setTimeout(() => this.end('first_token'), limits.firstTokenMs);
    if (caller.aborted) this.end('aborted');
    else caller.addEventListener('abort', this.onCallerAbort);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The answer has begun: from now on only pauses count. */
  began(): void {
    if (this.answering || this.ended !== null) return;
    this.answering = true;
    this.restart(this.limits.idleMs, () => this.end('idle'));
  }

  /** Something arrived. */
  alive(): void {
    if (this.answering) this.timer?.refresh();
  }

  /** All that matters has come: what may still follow gets `ms`, then `onTime` is called and the call goes on. */
  settle(ms: number, onTime: () => void): void {
    if (this.ended === null) this.restart(ms, onTime);
    this.answering = false;
  }

  /** Lets go of the timer and of the caller's signal, which may live much longer than the call. */
  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.caller.removeEventListener('abort', this.onCallerAbort);
  }

  private restart(ms: number, onTime: () => void): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(onTime, ms);
  }

  private readonly onCallerAbort = (): void => this.end('aborted');

  private end(reason: CallEnd): void {
    if (this.ended !== null) return;
    this.ended = reason;
    this.close();
    this.controller.abort();
  }
}
