import { Injectable } from '@angular/core';

/** Below this the header `Date`, which has whole seconds, says nothing. */
const NOTICED_MS = 2000;

/** The server's time, as its answers tell it: a browser's own clock may be wrong by minutes. */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private offsetMs = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** @param date the header `Date` of an answer that came just now */
  note(date: string | null): void {
    const offsetMs = Date.parse(date ?? '') - Date.now();
    if (!Number.isNaN(offsetMs)) this.offsetMs = Math.abs(offsetMs) < NOTICED_MS ? 0 : offsetMs;
  }
}
