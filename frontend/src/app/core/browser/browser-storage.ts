import { Injectable } from '@angular/core';

/** Local storage that never throws: in a private window or with a full disk the app works on, it only forgets. */
@Injectable({ providedIn: 'root' })
export class BrowserStorage {
  read(key: string): string | null {
    try {
      return localStorage.getItem(`parley.${key}`);
    } catch {
      return null;
    }
  }

  write(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(`parley.${key}`);
      else localStorage.setItem(`parley.${key}`, value);
    } catch {
      // Nothing to do: what would have been kept is only a convenience.
    }
  }
}
