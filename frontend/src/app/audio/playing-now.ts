import { Injectable } from '@angular/core';

/** One sound at a time: who begins to play stops whoever played before. */
@Injectable({ providedIn: 'root' })
export class PlayingNow {
  private stop: (() => void) | null = null;

  take(stop: () => void): void {
    const before = this.stop;
    this.stop = stop;
    if (before !== stop) before?.();
  }

  silence(): void {
    const before = this.stop;
    this.stop = null;
    before?.();
  }
}
