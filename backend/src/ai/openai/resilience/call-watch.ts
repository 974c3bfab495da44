import type { TimeLimits } from '../provider.js';

/**
 * Why a call ended early: by the caller; without a beginning of the answer in time, in silence after signs of a queue, or in
 * a queue without an end; in a pause within the answer; or because all of it took too long.
 */
export type CallEnd = 'aborted' | 'first_token' | 'silent' | 'queue' | 'idle' | 'total';

/**
 * Watches one call of a provider: the caller's signal, the limits of the first token, of pauses and of the whole call end
 * what it does at the moment. The limit of the SDK stops counting once headers came; this one does not.
 */
export class CallWatch {
  private timer: NodeJS.Timeout | null;
  /** However lively the provider is: one that never stops is not idle. */
  private readonly total: NodeJS.Timeout;
  private answering = false;
  private readonly startedMs = performance.now();
  private queuedMs: number | null = null;
  private interrupt: (() => void) | null = null;
  /** Null while nothing has ended the call. */
  ended: CallEnd | null = null;

  constructor(
    readonly caller: AbortSignal,
    private readonly limits: TimeLimits,
  ) {
    this.timer = setTimeout(this.onNoToken, limits.firstTokenMs);
    this.total = setTimeout(() => this.end('total'), limits.totalMs);
    if (caller.aborted) this.end('aborted');
    else caller.addEventListener('abort', this.onCallerAbort);
  }

  /** Runs a phase of the call with a signal that lives no longer: a stream of minutes shall not hold on to its request. */
  async during<T>(phase: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    if (this.ended !== null) controller.abort();
    this.interrupt = () => controller.abort();
    try {
      return await phase(controller.signal);
    } finally {
      this.interrupt = null;
    }
  }

  /** What ends the phase that comes next. */
  onEnd(interrupt: () => void): void {
    if (this.ended === null) this.interrupt = interrupt;
    else interrupt();
  }

  /** Milliseconds until the answer must have begun, as long as no queue makes it wait. */
  get remainingMs(): number {
    return this.startedMs + this.limits.firstTokenMs - performance.now();
  }

  /** The provider lives and lets the request wait: until the answer begins, a pause is measured by the idle limit. */
  queued(): void {
    this.queuedMs = performance.now();
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

  /** It was not all: pauses count again. */
  unsettle(): void {
    if (this.ended !== null) return;
    this.answering = true;
    this.restart(this.limits.idleMs, () => this.end('idle'));
  }

  /** Lets go of the timers and of the caller's signal, which may live much longer than the call. */
  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    clearTimeout(this.total);
    this.caller.removeEventListener('abort', this.onCallerAbort);
  }

  private restart(ms: number, onTime: () => void): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(onTime, ms);
  }

  private readonly onNoToken = (): void => {
    if (this.queuedMs === null) return this.end('first_token');
    const now = performance.now();
    const queueLeft = this.startedMs + this.limits.queueMs - now;
    const left = Math.min(queueLeft, this.queuedMs + this.limits.idleMs - now);
    if (left > 0) this.restart(left, this.onNoToken);
    else this.end(queueLeft > 0 ? 'silent' : 'queue');
  };

  private readonly onCallerAbort = (): void => this.end('aborted');

  private end(reason: CallEnd): void {
    if (this.ended !== null) return;
    this.ended = reason;
    this.close();
    this.interrupt?.();
  }
}
