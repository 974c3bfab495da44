import { inject, Injectable, signal } from '@angular/core';
import { BrowserStorage } from '../../core/browser/browser-storage';
import { Announcer } from '../../ui/announcer';

const KEY = 'review-transcript';

/** Whether the transcript of a recording is reviewed, and perhaps corrected, before it is sent. For this browser. */
@Injectable({ providedIn: 'root' })
export class ReviewTranscript {
  private readonly storage = inject(BrowserStorage);
  private readonly announcer = inject(Announcer);
  private readonly _on = signal(this.storage.read(KEY) === 'on');

  readonly on = this._on.asReadonly();

  switch(on: boolean): void {
    this._on.set(on);
    this.storage.write(KEY, on ? 'on' : null);
    this.announcer.say(on ? 'You read what you said before it is sent.' : 'What you say is sent at once.');
  }
}
