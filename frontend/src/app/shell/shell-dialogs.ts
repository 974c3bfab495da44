import { inject, Injectable } from '@angular/core';
import { Dialogs } from '../ui/dialogs';

/** The dialogs that belong to no page. */
@Injectable({ providedIn: 'root' })
export class ShellDialogs {
  private readonly dialogs = inject(Dialogs);

  shortcuts(): Promise<unknown> {
    const load = () => import('./shortcuts-dialog').then(({ ShortcutsDialog }) => ShortcutsDialog);
    return this.dialogs.open(load, undefined, 'Keyboard shortcuts');
  }

  palette(): Promise<unknown> {
    const load = () => import('./palette').then(({ Palette }) => Palette);
    return this.dialogs.open(load, undefined, 'Search agents, sessions and actions');
  }
}
