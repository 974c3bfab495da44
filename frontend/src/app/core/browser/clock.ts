import { Injectable, signal } from '@angular/core';

const TICK_MS = 30_000;

/** The time as a signal, for everything that says "2 min ago"; coarse, so that nothing repaints for seconds. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly _now = signal(Date.now());

  readonly now = this._now.asReadonly();

  constructor() {
    setInterval(() => this._now.set(Date.now()), TICK_MS);
  }
}
