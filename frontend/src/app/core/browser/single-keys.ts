import { inject, Injectable, signal } from '@angular/core';
import { BrowserStorage } from './browser-storage';

/** Shortcuts of one key without Ctrl or Alt can be switched off, for people who speak or stray onto keys (WCAG 2.1.4). */
@Injectable({ providedIn: 'root' })
export class SingleKeys {
  private readonly storage = inject(BrowserStorage);
  private readonly _enabled = signal(this.storage.read('single-keys') !== 'off');

  readonly enabled = this._enabled.asReadonly();

  set(enabled: boolean): void {
    this._enabled.set(enabled);
    this.storage.write('single-keys', enabled ? null : 'off');
  }
}
