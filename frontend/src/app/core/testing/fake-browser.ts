import { Subject } from 'rxjs';
import type { FeedMessage } from '../feeds/feed-messages';
import type { TabLink } from '../feeds/tab-link';

interface Claim {
  readonly tab: FakeTab;
  readonly lead: (lost: AbortSignal) => Promise<void>;
  readonly lost: AbortController;
  readonly done: () => void;
}

type Link = Pick<TabLink, 'id' | 'isSupported' | 'messages$' | 'join' | 'post' | 'lead' | 'tabs'>;

/** A tab as far as its link to the others goes. */
export class FakeTab implements Link {
  readonly isSupported = true;
  readonly received$ = new Subject<FeedMessage>();
  readonly messages$ = this.received$.asObservable();

  constructor(
    private readonly browser: FakeBrowser,
    readonly id: string,
  ) {}

  async join(): Promise<void> {
    await Promise.resolve();
  }

  post(message: FeedMessage): void {
    this.browser.deliver(this, message);
  }

  lead(lead: (lost: AbortSignal) => Promise<void>, waiting: AbortSignal, force = false): Promise<void> {
    return this.browser.claim(this, lead, waiting, force);
  }

  async tabs(): Promise<ReadonlySet<string>> {
    await Promise.resolve();
    return new Set([...this.browser.tabs].map(({ id }) => id));
  }
}

/** Several tabs in one process, with the messages and locks that a browser gives them. */
export class FakeBrowser {
  readonly tabs = new Set<FakeTab>();
  private readonly queue: Claim[] = [];
  private holder: Claim | null = null;

  open(id: string): FakeTab {
    const tab = new FakeTab(this, id);
    this.tabs.add(tab);
    return tab;
  }

  /** A tab that is gone without a word: the browser releases its lock. */
  crash(tab: FakeTab): void {
    this.tabs.delete(tab);
    for (const claim of this.queue.filter((each) => each.tab === tab)) this.queue.splice(this.queue.indexOf(claim), 1);
    if (this.holder?.tab === tab) this.release(this.holder);
  }

  deliver(from: FakeTab, message: FeedMessage): void {
    if (!this.tabs.has(from)) return;
    const copy = JSON.parse(JSON.stringify(message)) as FeedMessage;
    for (const tab of this.tabs) if (tab !== from) setTimeout(() => this.tabs.has(tab) && tab.received$.next(copy));
  }

  claim(tab: FakeTab, lead: Claim['lead'], waiting: AbortSignal, force: boolean): Promise<void> {
    return new Promise((done) => {
      // A crashed tab does nothing any more.
      if (!this.tabs.has(tab)) return;
      const claim = { tab, lead, lost: new AbortController(), done };
      if (force && this.holder) this.release(this.holder, claim);
      else {
        this.queue.push(claim);
        waiting.addEventListener('abort', () => {
          if (this.queue.includes(claim)) this.queue.splice(this.queue.indexOf(claim), 1);
          done();
        });
        if (!this.holder) this.release(null);
      }
    });
  }

  private release(claim: Claim | null, next: Claim | undefined = this.queue.shift()): void {
    if (claim !== this.holder) return;
    this.holder = next ?? null;
    claim?.lost.abort();
    claim?.done();
    if (next) void next.lead(next.lost.signal).then(() => this.release(next));
  }
}
