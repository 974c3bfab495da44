import { inject, Injectable, signal } from '@angular/core';
import { filter, merge, Subject, type Subscription } from 'rxjs';
import type { StreamSignal } from '../core/api/event-stream';
import { Network } from '../core/browser/network';
import { SessionsApi } from '../core/api/sessions-api';
import type { ServerEvent } from '../core/api/sse';
import { visible$ } from './page-visibility';

export type Connection =
  | { readonly state: 'none' | 'connecting' | 'open' }
  | { readonly state: 'lost'; readonly since: number; readonly retryAt: number };

export interface FeedListener {
  hear(event: ServerEvent): void;
  /** The feed is over: trying again is of no use. */
  fail(error: unknown): void;
  /** Whether the feed must go on although nobody looks. */
  needed(): boolean;
}

/** The feed of the session on screen, for as long as somebody may be looking, and how its connection is. */
@Injectable()
export class ConversationFeed {
  private readonly sessionsApi = inject(SessionsApi);
  private readonly network = inject(Network);

  private readonly _connection = signal<Connection>({ state: 'none' });
  private readonly retry$ = new Subject<void>();
  private listen: (() => Subscription) | null = null;
  private listening: Subscription | null = null;
  private visibility: Subscription | null = null;

  readonly connection = this._connection.asReadonly();

  /** Listens to a session until another is followed, or none. */
  follow(sessionId: string, listener: FeedListener): void {
    this._connection.set({ state: 'connecting' });
    this.listen = () => this.subscribe(sessionId, listener);
    this.visibility?.unsubscribe();
    // A hidden tab gives its connection back after a while: browsers allow six per server. The snapshot brings it up to date.
    this.visibility = visible$().subscribe((visible) => {
      if (!visible && listener.needed()) return;
      if (visible) this.resume();
      else this.pause();
    });
  }

  /** Hears nothing until `resume`, or until the tab is shown again. */
  pause(): void {
    this.listening?.unsubscribe();
    this.listening = null;
  }

  /** Listens anew, from a snapshot on. */
  resume(): void {
    this.pause();
    this.listening = this.listen?.() ?? null;
  }

  reconnectNow(): void {
    this.retry$.next();
  }

  leave(): void {
    this.visibility?.unsubscribe();
    this.visibility = null;
    this.pause();
    this.listen = null;
    this._connection.set({ state: 'none' });
  }

  private subscribe(sessionId: string, listener: FeedListener): Subscription {
    const wake$ = merge(this.retry$, this.network.changes$.pipe(filter((online) => online)));
    return this.sessionsApi.follow(sessionId, wake$).subscribe({
      next: (received) => {
        if (received.kind === 'event') listener.hear(received.event);
        else this.note(received);
      },
      error: (error: unknown) => listener.fail(error),
    });
  }

  private note(received: Exclude<StreamSignal, { kind: 'event' }>): void {
    if (received.kind === 'open') return this._connection.set({ state: 'open' });
    const now = Date.now();
    this._connection.update((before) => ({
      state: 'lost',
      since: before.state === 'lost' ? before.since : now,
      retryAt: now + received.delayMs,
    }));
  }
}
