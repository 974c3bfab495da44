import { inject, Injectable, signal } from '@angular/core';
import { Announcer } from '../announcer';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  readonly action: ToastAction | null;
}

/** What can be done about it, while the note is shown. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

const SHOWN_MS = { plain: 4000, danger: 8000 };
const SHOWN_WITH_ACTION_MS = 12_000;

/** Short notes at the foot of the screen about something that has just been done, or could not be. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly announcer = inject(Announcer);
  private readonly _toasts = signal<readonly Toast[]>([]);
  private lastId = 0;

  readonly toasts = this._toasts.asReadonly();

  show(text: string, action: ToastAction | null = null): void {
    this.announcer.say(text);
    this.add(text, 'plain', action);
  }

  /** The same note is not shown twice at a time. */
  fail(text: string, action: ToastAction | null = null): void {
    if (this._toasts().some((toast) => toast.text === text)) return;
    this.announcer.alert(text);
    this.add(text, 'danger', action);
  }

  dismiss(id: number): void {
    this._toasts.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  private add(text: string, tone: Toast['tone'], action: ToastAction | null): void {
    const id = ++this.lastId;
    this._toasts.update((toasts) => [...toasts.slice(-2), { id, text, tone, action }]);
    setTimeout(() => this.dismiss(id), action ? SHOWN_WITH_ACTION_MS : SHOWN_MS[tone]);
  }
}
