import { inject, Injectable, signal } from '@angular/core';
import { filter, merge, Subject, type Subscription } from 'rxjs';
import type { StreamSignal } from '../core/api/event-stream';
import { Network } from '../core/browser/network';
import { SessionsApi } from '../core/api/sessions-api';
import type { ServerEvent } from '../core/api/sse';
import { visible$ } from '../core/browser/page-visibility';

export type Connection =
  | { readonly state: 'none' | 'connecting' | 'open' }
  | { readonly state: 'lost'; readonly since: number; readonly retryAt: number };

export interface FeedListener {
  receive(event: ServerEvent): void;
  /** The feed ended for good: another attempt would fail too. */
  fail(error: unknown): void;
  /** Whether the feed is followed even in a hidden tab. */
  isNeeded(): boolean;
  /** Whether the event is a snapshot that counts messages which were not loaded. */
  isAhead(event: ServerEvent): boolean;
  /** Loads the newest messages. Resolves false when the session is not on screen any more. */
  reload(): Promise<boolean>;
}

/** After this many reloads in a row the snapshot is taken as it is. */
const MAX_RELOADS = 3;

/** The feed of the session on screen while its tab is visible, and the state of the connection. */
@Injectable()
export class ConversationFeed {
  private readonly sessionsApi = inject(SessionsApi);
  private readonly network = inject(Network);

  private readonly _connection = signal<Connection>({ state: 'none' });
  private readonly retry$ = new Subject<void>();
  private connect: (() => Subscription) | null = null;
  private connected: Subscription | null = null;
  private visibility: Subscription | null = null;
  /** How many snapshots in a row were ahead of the messages that had just been loaded. */
  private reloads = 0;

  readonly connection = this._connection.asReadonly();

  /** Follows a session until `leave`, or until another one is followed. */
  follow(sessionId: string, listener: FeedListener): void {
    this._connection.set({ state: 'connecting' });
    this.connect = () => this.subscribe(sessionId, listener);
    this.visibility?.unsubscribe();
    // A hidden tab gives its connection back after a while: browsers allow six per server. The snapshot brings it up to date.
    this.visibility = visible$().subscribe((visible) => {
      if (!visible && listener.isNeeded()) return;
      if (visible) this.resume();
      else this.pause();
    });
  }

  /** Disconnects until `resume`, or until the tab is visible again. */
  pause(): void {
    this.connected?.unsubscribe();
    this.connected = null;
  }

  /** Connects again, which begins with a snapshot. */
  resume(): void {
    this.pause();
    this.connected = this.connect?.() ?? null;
  }

  reconnectNow(): void {
    this.retry$.next();
  }

  leave(): void {
    this.visibility?.unsubscribe();
    this.visibility = null;
    this.pause();
    this.connect = null;
    this.reloads = 0;
    this._connection.set({ state: 'none' });
  }

  private subscribe(sessionId: string, listener: FeedListener): Subscription {
    const wake$ = merge(this.retry$, this.network.changes$.pipe(filter((online) => online)));
    return this.sessionsApi.follow(sessionId, wake$).subscribe({
      next: (received) => {
        if (received.kind === 'event') this.receive(listener, received.event);
        else this.showConnection(received);
      },
      error: (error: unknown) => listener.fail(error),
    });
  }

  private receive(listener: FeedListener, event: ServerEvent): void {
    const isAhead = listener.isAhead(event);
    if (isAhead && this.reloads < MAX_RELOADS) return void this.reload(listener);
    listener.receive(event);
    if (event.type === 'snapshot' && !isAhead) this.reloads = 0;
  }

  /** A snapshot is exact only for messages that were loaded before it, so the feed is opened after they are. */
  private async reload(listener: FeedListener): Promise<void> {
    this.reloads += 1;
    this.pause();
    if (await listener.reload()) this.resume();
  }

  private showConnection(received: Exclude<StreamSignal, { kind: 'event' }>): void {
    if (received.kind === 'open') return this._connection.set({ state: 'open' });
    const now = Date.now();
    this._connection.update((before) => ({
      state: 'lost',
      since: before.state === 'lost' ? before.since : now,
      retryAt: now + received.delayMs,
    }));
  }
}
