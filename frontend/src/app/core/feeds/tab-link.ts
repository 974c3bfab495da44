import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';
import type { FeedMessage } from './feed-messages';

/** Tabs of another version of the app, whose messages differ, have another number. */
const CHANNEL = 'parley.feeds.1';
const LEADER_LOCK = 'parley.feeds.1.leader';
const TAB_LOCK = 'parley.tab.';

/**
 * What connects the tabs of one browser: messages to all others, and locks, which the browser releases when a tab is
 * closed or crashes. Without both (an old browser, or a page that is not in a secure context) `isSupported` is false.
 */
@Injectable({ providedIn: 'root' })
export class TabLink {
  /** Of this tab. */
  readonly id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  readonly isSupported = typeof BroadcastChannel === 'function' && globalThis.navigator?.locks !== undefined;

  private readonly received$ = new Subject<FeedMessage>();
  /** What other tabs say. */
  readonly messages$ = this.received$.asObservable();

  private channel: BroadcastChannel | null = null;
  private presence: Promise<void> | null = null;

  /** Resolves when the other tabs can see this one. */
  join(): Promise<void> {
    this.presence ??= new Promise((resolve) => {
      this.channel = new BroadcastChannel(CHANNEL);
      this.channel.onmessage = ({ data }: MessageEvent<FeedMessage>) => this.received$.next(data);
      void navigator.locks.request(TAB_LOCK + this.id, () => {
        resolve();
        return new Promise<void>(() => undefined);
      });
    });
    return this.presence;
  }

  /** To all other tabs, in order. */
  post(message: FeedMessage): void {
    this.channel?.postMessage(message);
  }

  /**
   * Waits until no other tab leads, then does it until `lead` resolves. Its signal aborts when another tab has taken over.
   * @param force takes over from a leader that does not answer
   */
  async lead(lead: (lost: AbortSignal) => Promise<void>, waiting: AbortSignal, force = false): Promise<void> {
    const lost = new AbortController();
    const options = force ? { steal: true } : { signal: waiting };
    try {
      await navigator.locks.request(LEADER_LOCK, options, () => lead(lost.signal));
    } catch {
      // No longer waiting, or another tab has taken the lock.
    } finally {
      lost.abort();
    }
  }

  /** The ids of the tabs that are there. */
  async tabs(): Promise<ReadonlySet<string>> {
    const { held = [] } = await navigator.locks.query();
    const names = held.flatMap(({ name }) => (name?.startsWith(TAB_LOCK) ? [name.slice(TAB_LOCK.length)] : []));
    return new Set(names);
  }
}
