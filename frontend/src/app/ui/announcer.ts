import { Injectable, signal } from '@angular/core';

/** What screen readers are told. The live regions themselves stand in the app's root, so no dialog hides them. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly _polite = signal('');
  private readonly _assertive = signal('');
  private readonly _reading = signal('');

  readonly polite = this._polite.asReadonly();
  readonly assertive = this._assertive.asReadonly();
  /** A finished reply, once, as plain text. */
  readonly reading = this._reading.asReadonly();

  say(text: string): void {
    this._polite.update((previous) => distinct(text, previous)); // not read: who says something in an effect would follow it
  }

  readOut(text: string): void {
    this._reading.set(text);
  }

  alert(text: string): void {
    this._assertive.update((previous) => distinct(text, previous));
  }
}

/** A live region speaks only when its text changes: the same words again get an invisible difference. */
function distinct(text: string, previous: string): string {
  return text === previous ? `${text}\u00a0` : text;
}
