import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { BrowserStorage } from './browser-storage';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Light, dark, or what the system says. `theme.js` applies the stored choice before the first paint. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly storage = inject(BrowserStorage);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly _choice = signal<ThemeChoice>(asChoice(this.storage.read('theme')));

  readonly choice = this._choice.asReadonly();

  choose(choice: ThemeChoice): void {
    this._choice.set(choice);
    this.storage.write('theme', choice === 'system' ? null : choice);
    if (choice === 'system') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = choice;
  }
}

function asChoice(value: string | null): ThemeChoice {
  return value === 'light' || value === 'dark' ? value : 'system';
}
