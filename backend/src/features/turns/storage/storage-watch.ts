import { Injectable } from '@nestjs/common';

/** How often the watch looks. A process that was frozen for an hour counts one look, not an hour. */
const LOOK_EVERY_MS = 500;
/** How long storage may fail or hang before answers that cannot be stored are ended. */
const PATIENCE_MS = 10_000;

/** Notices when nothing can be stored any more: a commit that never returns, or one that fails again and again. */
@Injectable()
export class StorageWatch {
  /** Shorter in tests. */
  protected readonly patienceMs: number = PATIENCE_MS;
  private isWaiting = false;
  private looks = 0;
  private onStall = (): void => undefined;
  private timer: NodeJS.Timeout | null = null;

  /** A commit begins. @param onStall called at each look while none has succeeded for longer than the patience */
  began(onStall: () => void): void {
    this.isWaiting = true;
    this.onStall = onStall;
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  succeeded(): void {
    this.isWaiting = false;
    this.looks = 0;
  }

  private look(): void {
    if (this.isWaiting) {
      this.looks++;
      if (this.looks * LOOK_EVERY_MS >= this.patienceMs) this.onStall();
    } else if (this.timer !== null) {
      clearInterval(this.timer);
      this.timer = null;
    }
  }
}
