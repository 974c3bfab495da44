import { debounce, distinctUntilChanged, fromEvent, map, type Observable, startWith, timer } from 'rxjs';

const HIDDEN_FOR_MS = 20_000;

/** Whether somebody may be looking: false once the tab was hidden for a while, true at once when it is shown again. */
export function visible$(): Observable<boolean> {
  return fromEvent(document, 'visibilitychange').pipe(
    startWith(null),
    map(() => document.visibilityState === 'visible'),
    debounce((visible) => timer(visible ? 0 : HIDDEN_FOR_MS)),
    distinctUntilChanged(),
  );
}
