import { effect, inject, type Signal, signal, untracked } from '@angular/core';
import { ServerClock } from '../../core/browser/server-clock';

const TICK_MS = 500;

/**
 * Whole seconds until a moment of the server's time, counting down; 0 once it has come or where there is none. To be
 * called where Angular can inject.
 * @param at ISO 8601
 */
export function secondsUntil(at: Signal<string | null>): Signal<number> {
  const clock = inject(ServerClock);
  const seconds = signal(0);
  effect((onCleanup) => {
    const end = Date.parse(at() ?? '');
    const count = (): number => Math.max(0, Math.ceil((end - clock.now()) / 1000)) || 0;
    untracked(() => seconds.set(count()));
    if (untracked(seconds) === 0) return;
    const timer = setInterval(() => {
      seconds.set(count());
      if (seconds() === 0) clearInterval(timer);
    }, TICK_MS);
    onCleanup(() => clearInterval(timer));
  });
  return seconds.asReadonly();
}
