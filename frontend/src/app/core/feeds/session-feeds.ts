import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { fromEvent, merge, Observable, type Subscriber } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient } from '../api/api-client';
import { ApiError } from '../api/api-error';
import { followEvents, type StreamSignal } from '../api/event-stream';
import { FeedLeader } from './feed-leader';
import type { FeedMessage, Wants } from './feed-messages';
import { TabLink } from './tab-link';

interface Follower {
  readonly sessionId: string;
  readonly subscriber: Subscriber<StreamSignal>;
  /** Grows whenever it must begin again with a snapshot. */
  number: number;
  /** The connection began with a snapshot for it: before that, nothing of it is for this follower. */
  isCarried: boolean;
}

/** A leader that follows nothing itself hands over after this time; going from one session to another takes less. */
const HAND_OVER_AFTER_MS = 2000;
/** The leader says every 10 s that it works; one that is silent for longer has hung up without closing. */
const SILENT_LEADER_MS = 40_000;
const WATCH_EVERY_MS = 10_000;

/**
 * The feeds of sessions. Browsers open only six connections per server over HTTP/1.1, so all tabs share one: the tab
 * that holds a lock keeps it, and passes on what it brings. A browser without such locks gets a connection per tab.
 */
@Injectable({ providedIn: 'root' })
export class SessionFeeds {
  private readonly client = inject(ApiClient);
  private readonly link = inject(TabLink);
  private readonly destroyed = inject(DestroyRef);
  private readonly window = inject(DOCUMENT).defaultView as Window;

  private readonly followers = new Set<Follower>();
  private lastNumber = 0;
  private leader: FeedLeader | null = null;
  /** The tab whose signals count. */
  private leaderId: string | null = null;
  private lastHeard = Date.now();
  private waiting: AbortController | null = null;
  private resign: () => void = () => undefined;
  private handOver: ReturnType<typeof setTimeout> | null = null;
  private isFrozen = false;
  private isListening = false;

  /** Everything that happens in the session; begins with a snapshot after each (re)connect. */
  follow(sessionId: string, wake$: Observable<unknown>): Observable<StreamSignal> {
    if (!this.link.isSupported) return followEvents(this.client, `/api/sessions/${sessionId}/events`, { wake$ });
    return new Observable((subscriber) => {
      const follower = { sessionId, subscriber, number: ++this.lastNumber, isCarried: false };
      this.followers.add(follower);
      const waking = wake$.subscribe(() => this.wake());
      this.listen();
      void this.link.join().then(() => this.announce());
      return () => {
        waking.unsubscribe();
        this.followers.delete(follower);
        this.announce();
      };
    });
  }

  private get wants(): Wants {
    // Of two followers of one session the later one counts: its snapshot is for both.
    return Object.fromEntries([...this.followers].map(({ sessionId, number }) => [sessionId, number]));
  }

  private announce(): void {
    if (this.isFrozen) return;
    this.link.post({ kind: 'want', tab: this.link.id, wants: this.wants });
    this.leader?.want(this.link.id, this.wants);
    if (this.handOver !== null) clearTimeout(this.handOver);
    this.handOver = null;
    if (this.followers.size > 0) void this.stand(false);
    else if (this.leader) this.handOver = setTimeout(() => this.resign(), HAND_OVER_AFTER_MS);
  }

  /** Waits to become the leader. */
  private async stand(force: boolean): Promise<void> {
    if (this.leader || (this.waiting && !force)) return;
    this.waiting?.abort();
    const waiting = new AbortController();
    this.waiting = waiting;
    await this.link.lead((lost) => this.lead(lost), waiting.signal, force);
    if (this.waiting !== waiting) return;
    this.waiting = null;
    if (this.followers.size > 0 && !this.isFrozen) void this.stand(false);
  }

  private async lead(lost: AbortSignal): Promise<void> {
    if (this.followers.size === 0 || this.isFrozen) return;
    const leader = new FeedLeader({
      id: this.link.id,
      open: (ids, wake$) => {
        const query = ids.map((id) => `session_id=${encodeURIComponent(id)}`).join('&');
        return followEvents(this.client, `/api/events?${query}`, { wake$ });
      },
      tabs: () => this.link.tabs(),
      emit: (message) => {
        this.link.post(message);
        this.receive(message);
      },
    });
    this.leader = leader;
    this.link.post({ kind: 'lead', leader: this.link.id });
    this.receive({ kind: 'lead', leader: this.link.id });
    await new Promise<void>((resolve) => {
      this.resign = resolve;
      lost.addEventListener('abort', () => resolve());
    });
    leader.close();
    this.leader = null;
  }

  private receive(message: FeedMessage): void {
    switch (message.kind) {
      case 'want':
        return this.leader?.want(message.tab, message.wants);
      case 'wake':
        return this.leader?.wake();
      case 'lead':
        this.leaderId = message.leader;
        for (const follower of this.followers) follower.isCarried = false;
        this.lastHeard = Date.now();
        return this.announce();
      case 'carry':
        this.leaderId = message.leader;
        for (const follower of this.followers) {
          // Of two followers of one session in this tab, the later one's number is told.
          follower.isCarried = (message.wants[this.link.id]?.[follower.sessionId] ?? 0) >= follower.number;
        }
        break;
      case 'signal':
        this.each(message, ({ subscriber }) => subscriber.next(message.signal));
        break;
      case 'fail':
        this.each(message, ({ subscriber }) => subscriber.error(new ApiError(message.status, null)));
        break;
      case 'alive':
    }
    if (message.leader === this.leaderId) this.lastHeard = Date.now();
  }

  private each(
    { leader, session }: { leader: string; session: string | null },
    act: (follower: Follower) => void,
  ): void {
    if (leader !== this.leaderId) return;
    for (const follower of [...this.followers]) {
      if (follower.isCarried && (session === null || session === follower.sessionId)) act(follower);
    }
  }

  private wake(): void {
    this.link.post({ kind: 'wake' });
    this.leader?.wake();
  }

  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    const { document } = this.window;
    const within = takeUntilDestroyed<unknown>(this.destroyed);
    this.link.messages$.pipe(takeUntilDestroyed(this.destroyed)).subscribe((message) => this.receive(message));
    merge(fromEvent(document, 'freeze'), fromEvent(this.window, 'pagehide'))
      .pipe(within)
      .subscribe(() => this.freeze());
    merge(fromEvent(document, 'resume'), fromEvent(this.window, 'pageshow'))
      .pipe(within)
      .subscribe(() => this.thaw());
    const watch = setInterval(() => this.watch(), WATCH_EVERY_MS);
    this.destroyed.onDestroy(() => {
      clearInterval(watch);
      this.freeze();
    });
  }

  /** A page that the browser suspends must not keep the others waiting. */
  private freeze(): void {
    this.isFrozen = true;
    this.waiting?.abort();
    this.resign();
  }

  /** What happened meanwhile was missed. */
  private thaw(): void {
    if (!this.isFrozen) return;
    this.isFrozen = false;
    this.restart();
  }

  private restart(): void {
    for (const follower of this.followers) {
      follower.number = ++this.lastNumber;
      follower.isCarried = false;
    }
    this.announce();
  }

  private watch(): void {
    const { visibilityState } = this.window.document;
    if (this.leader || this.isFrozen || this.followers.size === 0 || visibilityState !== 'visible') return;
    if (Date.now() - this.lastHeard < SILENT_LEADER_MS) return;
    this.lastHeard = Date.now();
    void this.stand(true);
  }
}
