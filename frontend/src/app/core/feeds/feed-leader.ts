import { type Observable, Subject, type Subscription } from 'rxjs';
import { ApiError } from '../api/api-error';
import type { StreamSignal } from '../api/event-stream';
import type { FeedMessage, Wants } from './feed-messages';

export interface LeaderOptions {
  /** The tab that leads. */
  readonly id: string;
  /** One connection for all these sessions, which opens itself again whenever it breaks. */
  open(sessionIds: readonly string[], wake$: Observable<unknown>): Observable<StreamSignal>;
  /** The tabs that are there: a crashed one does not say goodbye. */
  tabs(): Promise<ReadonlySet<string>>;
  /** To every tab, this one included. */
  readonly emit: (message: FeedMessage) => void;
}

/** What the server takes in one request. */
const MOST_SESSIONS = 100;
/** Tabs that are opened or restored together are served by one connection. */
const GATHER_MS = 20;
const ALIVE_EVERY_MS = 10_000;

/**
 * Holds the connection for every tab of the browser, as browsers open only six per server. Whenever a tab wants a
 * session (again), a new connection with all sessions takes the place of the old one: it begins with a snapshot of each,
 * so nothing is missed between the two and nothing depends on what a tab saw before.
 */
export class FeedLeader {
  private readonly wants = new Map<string, Wants>();
  private carried: Readonly<Record<string, Wants>> = {};
  private current: Subscription | null = null;
  private opening: Subscription | null = null;
  private isDirty = false;
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private isClosed = false;
  private readonly wake$ = new Subject<void>();
  private readonly alive = setInterval(
    () => this.options.emit({ kind: 'alive', leader: this.options.id }),
    ALIVE_EVERY_MS,
  );

  constructor(private readonly options: LeaderOptions) {}

  /** Takes over what a tab wants. */
  want(tab: string, wants: Wants): void {
    this.wants.set(tab, wants);
    const isNew = Object.entries(wants).some(([session, number]) => this.carried[tab]?.[session] !== number);
    if (isNew) this.reopen();
  }

  wake(): void {
    this.wake$.next();
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.alive);
    if (this.gathering !== null) clearTimeout(this.gathering);
    this.current?.unsubscribe();
    this.opening?.unsubscribe();
  }

  private reopen(): void {
    if (this.opening) this.isDirty = true;
    else this.gathering ??= setTimeout(() => void this.open(), GATHER_MS);
  }

  private async open(): Promise<void> {
    const tabs = await this.options.tabs();
    this.gathering = null;
    if (this.isClosed) return;
    for (const tab of this.wants.keys()) if (!tabs.has(tab)) this.wants.delete(tab);
    const wants = Object.fromEntries(this.wants);
    const sessions = new Set([...this.wants.values()].flatMap((each) => Object.keys(each)));
    if (sessions.size === 0) return;
    this.isDirty = false;
    let isFirst = true;
    this.opening = this.options.open([...sessions].slice(-MOST_SESSIONS), this.wake$).subscribe({
      next: (signal) => {
        if (isFirst) this.replaceBy(wants);
        isFirst = false;
        this.pass(signal);
      },
      error: (error: unknown) => {
        if (isFirst) this.replaceBy(wants);
        this.fail(null, error instanceof ApiError ? error.status : 0);
      },
    });
  }

  /** The old connection served until the new one answered. */
  private replaceBy(wants: Readonly<Record<string, Wants>>): void {
    this.current?.unsubscribe();
    this.current = this.opening;
    this.opening = null;
    this.carried = wants;
    this.options.emit({ kind: 'carry', leader: this.options.id, wants });
    if (this.isDirty) this.reopen();
  }

  private pass(signal: StreamSignal): void {
    const { id, emit } = this.options;
    if (signal.kind !== 'event') return emit({ kind: 'signal', leader: id, session: null, signal });
    const { session_id, code } = signal.event.data as { session_id: string; code?: string };
    if (signal.event.type === 'error' && code === 'not_found') this.fail(session_id, 404);
    else emit({ kind: 'signal', leader: id, session: session_id, signal });
  }

  private fail(session: string | null, status: number): void {
    this.options.emit({ kind: 'fail', leader: this.options.id, session, status });
  }
}
