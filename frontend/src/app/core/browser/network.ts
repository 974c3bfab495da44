import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { fromEvent, map, merge, share } from 'rxjs';

/** Whether the browser has a network at all; says nothing about the server. */
@Injectable({ providedIn: 'root' })
export class Network {
  private readonly window = inject(DOCUMENT).defaultView as Window;
  private readonly _online = signal(this.window.navigator.onLine);

  readonly online = this._online.asReadonly();
  readonly changes$ = merge(
    fromEvent(this.window, 'online').pipe(map(() => true)),
    fromEvent(this.window, 'offline').pipe(map(() => false)),
  ).pipe(share());

  constructor() {
    this.changes$.subscribe((online) => this._online.set(online));
  }
}
