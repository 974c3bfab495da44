import { inject, Injectable, signal } from '@angular/core';
import { Announcer } from './announcer';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'danger';
}

const SHOWN_MS = { plain: 4000, danger: 8000 };

/** Short notes at the foot of the screen about something that has just been done, or could not be. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly announcer = inject(Announcer);
  private readonly _toasts = signal<readonly Toast[]>([]);
  private lastId = 0;

  readonly toasts = this._toasts.asReadonly();

  show(text: string): void {
    this.announcer.say(text);
    this.add(text, 'plain');
  }

  fail(text: string): void {
    this.announcer.alert(text);
    this.add(text, 'danger');
  }

  dismiss(id: number): void {
    this._toasts.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  private add(text: string, tone: Toast['tone']): void {
    const id = ++this.lastId;
    this._toasts.update((toasts) => [...toasts.slice(-2), { id, text, tone }]);
    setTimeout(() => this.dismiss(id), SHOWN_MS[tone]);
  }
}
