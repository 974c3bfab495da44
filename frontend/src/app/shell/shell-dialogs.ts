import { inject, Injectable } from '@angular/core';
import { Dialogs } from '../ui/dialogs/dialogs';
import { openShortcuts } from './open-shortcuts';

/** The dialogs that belong to no page. */
@Injectable({ providedIn: 'root' })
export class ShellDialogs {
  private readonly dialogs = inject(Dialogs);

  shortcuts(): Promise<unknown> {
    return openShortcuts(this.dialogs);
  }

  palette(): Promise<unknown> {
    const load = () => import('./palette').then(({ Palette }) => Palette);
    return this.dialogs.open(load, undefined, 'Search agents, sessions and actions');
  }
}
