import { inject, Injectable } from '@angular/core';
import { BrowserStorage } from './browser-storage';

/** The address the reader was at, so that the next visit begins there. */
@Injectable({ providedIn: 'root' })
export class LastPlace {
  private readonly storage = inject(BrowserStorage);

  remember(agentId: string, sessionId: string | null): void {
    this.storage.write('place', JSON.stringify([agentId, sessionId]));
  }

  /** Router commands of the last place, if its agent still exists. */
  recall(agentIds: readonly string[]): string[] | null {
    try {
      const [agentId, sessionId] = JSON.parse(this.storage.read('place') ?? '[]') as [string?, (string | null)?];
      if (!agentId || !agentIds.includes(agentId)) return null;
      return sessionId ? ['/a', agentId, 's', sessionId] : ['/a', agentId];
    } catch {
      return null;
    }
  }
}
