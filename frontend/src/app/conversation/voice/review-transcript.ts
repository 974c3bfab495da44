import { inject, Injectable, signal } from '@angular/core';
import { BrowserStorage } from '../../core/browser/browser-storage';

const KEY = 'review-transcript';

/** Whether what was said is read, and perhaps corrected, before it is sent. For this browser. */
@Injectable({ providedIn: 'root' })
export class ReviewTranscript {
  private readonly storage = inject(BrowserStorage);
  private readonly _on = signal(this.storage.read(KEY) === 'on');

  readonly on = this._on.asReadonly();

  switch(on: boolean): void {
    this._on.set(on);
    this.storage.write(KEY, on ? 'on' : null);
  }
}
