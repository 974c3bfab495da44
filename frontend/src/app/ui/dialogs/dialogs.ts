import { inject, Injectable, Injector, type Type } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** Opens dialogs. The dialog machinery and each dialog's code are fetched when the first one is asked for. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);

  /** Resolves with what the dialog returns, or undefined when it was dismissed. Focus goes back to the opener. */
  async open<Result, Data = void>(
    load: () => Promise<Type<unknown>>,
    data: Data,
    label: string,
  ): Promise<Result | undefined> {
    const opener = document.activeElement;
    const [{ Dialog }, component] = await Promise.all([import('@angular/cdk/dialog'), load()]);
    const ref = this.injector.get(Dialog).open<Result, Data>(component, {
      data,
      ariaLabel: label,
      ariaModal: true,
      autoFocus: 'first-tabbable',
      restoreFocus: opener instanceof HTMLElement ? opener : true,
      backdropClass: 'dialog-backdrop',
      panelClass: 'dialog-panel',
      width: 'min(560px, calc(100vw - 32px))',
      maxHeight: 'calc(100dvh - 32px)',
    });
    return firstValueFrom(ref.closed, { defaultValue: undefined });
  }
}
