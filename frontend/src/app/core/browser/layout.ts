import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { BrowserStorage } from './browser-storage';

/** Where the sidebar is: beside the page from 900 px on, a drawer over it below. */
@Injectable({ providedIn: 'root' })
export class Layout {
  private readonly storage = inject(BrowserStorage);
  private readonly wideScreen = inject(DOCUMENT).defaultView?.matchMedia?.('(min-width: 900px)');
  /** The pointer is a finger: a text field that gets the focus opens a keyboard over the page. */
  readonly touch = inject(DOCUMENT).defaultView?.matchMedia?.('(pointer: coarse)').matches ?? false;
  private readonly _wide = signal(this.wideScreen?.matches ?? true);
  private readonly _drawerOpen = signal(false);
  private readonly _sidebarHidden = signal(this.storage.read('sidebar') === 'hidden');

  readonly wide = this._wide.asReadonly();
  readonly drawerOpen = this._drawerOpen.asReadonly();
  /** On a wide screen: put away by the reader, until called back. */
  readonly sidebarHidden = this._sidebarHidden.asReadonly();

  constructor() {
    this.wideScreen?.addEventListener('change', ({ matches }) => {
      this._wide.set(matches);
      this._drawerOpen.set(false);
    });
  }

  toggleSidebar(): void {
    if (this._wide()) {
      this._sidebarHidden.update((hidden) => !hidden);
      this.storage.write('sidebar', this._sidebarHidden() ? 'hidden' : null);
    } else {
      this._drawerOpen.update((open) => !open);
    }
  }

  closeDrawer(): void {
    this._drawerOpen.set(false);
  }
}
