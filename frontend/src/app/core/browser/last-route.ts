import { inject, Injectable } from '@angular/core';
import { BrowserStorage } from './browser-storage';

/** The address the reader was at, so that the next visit begins there. */
@Injectable({ providedIn: 'root' })
export class LastRoute {
  private readonly storage = inject(BrowserStorage);

  /** Where this tab was last: another tab may have written another place. */
  private here: readonly [string, string | null] | null = null;

  remember(agentId: string, sessionId: string | null): void {
    this.here = [agentId, sessionId];
    this.storage.write('place', JSON.stringify([agentId, sessionId]));
  }

  /** Router commands of the conversation that a page beside it was opened from; after a reload one with that agent. */
  back(agentId: string): string[] {
    return (this.here && commands(...this.here)) ?? this.recall([agentId]) ?? ['/a', agentId];
  }

  /** Router commands of the last place, if its agent still exists. */
  recall(agentIds: readonly string[]): string[] | null {
    try {
      const [agentId, sessionId] = JSON.parse(this.storage.read('place') ?? '[]') as [string?, (string | null)?];
      if (!agentId || !agentIds.includes(agentId)) return null;
      return commands(agentId, sessionId ?? null);
    } catch {
      return null;
    }
  }
}

function commands(agentId: string, sessionId: string | null): string[] {
  return sessionId ? ['/a', agentId, 's', sessionId] : ['/a', agentId];
}
