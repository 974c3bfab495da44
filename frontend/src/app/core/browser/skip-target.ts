import { Injectable, signal } from '@angular/core';

/** Where the skip link leads: the message box where there is one, else the page itself. */
@Injectable({ providedIn: 'root' })
export class SkipTarget {
  private readonly boxes = signal(0);

  readonly hasMessageBox = this.boxes.asReadonly();

  /** To be called by the message box. @returns what to call when it is gone */
  register(): () => void {
    this.boxes.update((count) => count + 1);
    return () => this.boxes.update((count) => count - 1);
  }
}
