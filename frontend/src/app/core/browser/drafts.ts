import { inject, Injectable } from '@angular/core';
import { BrowserStorage } from './browser-storage';

/** Text that is not known to be stored on the server. */
export interface Draft {
  readonly text: string;
  /** Set once sending was tried: the same text is sent again under the same key and cannot be stored twice. */
  readonly key: string | null;
  /** The newest message at that time; the same text in a newer one means that it did arrive. */
  readonly after: string | null;
}

const nothing: Draft = { text: '', key: null, after: null };

/** One draft per session (or per agent, before its session exists); survives reload, crash and a failed send. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly storage = inject(BrowserStorage);

  read(draftKey: string): Draft {
    const stored = this.storage.read(`draft.${draftKey}`);
    if (stored === null) return nothing;
    try {
      return { ...nothing, ...(JSON.parse(stored) as Partial<Draft>) };
    } catch {
      return nothing;
    }
  }

  write(draftKey: string, draft: Draft): void {
    this.storage.write(`draft.${draftKey}`, draft.text.trim() === '' ? null : JSON.stringify(draft));
  }

  /** The page of an agent got its session. */
  move(from: string, to: string): void {
    const draft = this.read(from);
    if (draft.text === '') return;
    this.clear(from);
    this.write(to, draft);
  }

  clear(draftKey: string): void {
    this.storage.write(`draft.${draftKey}`, null);
  }
}
