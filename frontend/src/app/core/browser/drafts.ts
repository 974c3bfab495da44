import { inject, Injectable } from '@angular/core';
import { BrowserStorage } from './browser-storage';

/** Text that is not known to be stored. */
export interface Draft {
  readonly text: string;
  /** There once sending was tried: the same text again goes out under the same key and cannot be stored twice. */
  readonly key: string | null;
  /** The newest message when it was tried; the same text in a newer one means that it did arrive. */
  readonly after: string | null;
}

const nothing: Draft = { text: '', key: null, after: null };

/** One draft per session (or per agent, before its session exists); survives reload, crash and a failed send. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly storage = inject(BrowserStorage);

  read(place: string): Draft {
    const stored = this.storage.read(`draft.${place}`);
    if (stored === null) return nothing;
    try {
      return { ...nothing, ...(JSON.parse(stored) as Partial<Draft>) };
    } catch {
      return nothing;
    }
  }

  write(place: string, draft: Draft): void {
    this.storage.write(`draft.${place}`, draft.text.trim() === '' ? null : JSON.stringify(draft));
  }

  /** A page without a session got one. */
  move(from: string, to: string): void {
    const draft = this.read(from);
    if (draft.text === '') return;
    this.clear(from);
    this.write(to, draft);
  }

  clear(place: string): void {
    this.storage.write(`draft.${place}`, null);
  }
}
