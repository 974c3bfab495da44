import { inject, Injectable } from '@angular/core';
import type { AnsweringProvider } from './connect-dialog';
import { Dialogs } from './dialogs';

/** Opens the panel that says how to connect a model. */
@Injectable({ providedIn: 'root' })
export class ConnectHelp {
  private readonly dialogs = inject(Dialogs);

  open(provider: AnsweringProvider | null): Promise<unknown> {
    const load = () => import('./connect-dialog').then(({ ConnectDialog }) => ConnectDialog);
    return this.dialogs.open<void, AnsweringProvider | null>(load, provider, 'Connect a model');
  }
}
