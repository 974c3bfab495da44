import { inject, Injectable } from '@angular/core';
import type { AppConfig } from '../core/records';
import { RunTimeConfig } from '../core/run-time-config';
import { Dialogs } from './dialogs';

/** Opens the panel that says how to connect a model. */
@Injectable({ providedIn: 'root' })
export class ConnectHelp {
  private readonly dialogs = inject(Dialogs);
  private readonly config = inject(RunTimeConfig);

  open(): Promise<unknown> {
    const load = () => import('./connect-dialog').then(({ ConnectDialog }) => ConnectDialog);
    return this.dialogs.open<void, AppConfig['provider'] | null>(load, this.config.provider(), 'Connect a model');
  }
}
