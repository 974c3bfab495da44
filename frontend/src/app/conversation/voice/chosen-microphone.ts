import { inject, Injectable, signal } from '@angular/core';
import type { MicrophoneChoice } from '../../audio/microphone';
import { BrowserStorage } from '../../core/browser/browser-storage';

const KEY = 'microphone';

/** The microphones of this computer, and the one to record with. */
@Injectable()
export class ChosenMicrophone {
  private readonly storage = inject(BrowserStorage);
  private readonly _devices = signal<readonly MicrophoneChoice[]>([]);
  private readonly _id = signal(this.storage.read(KEY));

  /** Known once the person has allowed a recording. */
  readonly devices = this._devices.asReadonly();
  /** Null: the default of the browser. */
  readonly id = this._id.asReadonly();

  list(devices: readonly MicrophoneChoice[]): void {
    this._devices.set(devices);
  }

  choose(id: string): void {
    this._id.set(id);
    this.storage.write(KEY, id);
  }
}
