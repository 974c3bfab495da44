import { afterNextRender, computed, effect, inject, Injectable, Injector, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationSkipped, Router } from '@angular/router';
import { filter } from 'rxjs';
import { LastRoute } from '../core/browser/last-route';
import { Layout } from '../core/browser/layout';
import { PageTitle } from '../core/browser/page-title';
import { isLost } from '../ui/keep-focus';
import { ConversationStore } from './conversation-store';

/** The address of the conversation, its title in the tab, and the focus when it is opened. */
@Injectable()
export class ConversationNavigation {
  private readonly store = inject(ConversationStore);
  private readonly router = inject(Router);
  private readonly title = inject(PageTitle);
  private readonly lastRoute = inject(LastRoute);
  private readonly layout = inject(Layout);
  private readonly injector = inject(Injector);
  private readonly params = toSignal(inject(ActivatedRoute).paramMap, { requireSync: true });

  readonly agentId = computed(() => this.params().get('agent') ?? '');
  /** Null on the page where the first message of the next session is written. */
  readonly sessionId = computed(() => this.params().get('session'));

  constructor() {
    // "New session" on a page that already is one: only the focus is missing.
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationSkipped),
        takeUntilDestroyed(),
      )
      .subscribe(() => focusMessageBox());
    effect(() => {
      const created = this.store.sessionId();
      if (created !== null) untracked(() => this.showCreated(created));
    });
    effect(() => this.correctAgent());
    effect(() => {
      if (this.store.failure()?.status === 404) untracked(() => this.lastRoute.remember(this.agentId(), null));
    });
    effect(() => {
      const session = this.store.session();
      this.title.set(session ? (session.title ?? 'New session') : null, this.store.agent()?.name);
    });
  }

  /** To be called when the conversation at the address is opened. */
  arrive(): void {
    const sessionId = this.sessionId();
    this.lastRoute.remember(this.agentId(), sessionId);
    afterNextRender(() => this.takeFocus(sessionId === null), { injector: this.injector });
  }

  /** Leaves a session that was deleted: Back must not lead to it. */
  async leaveDeleted(agentId: string): Promise<void> {
    await this.router.navigate(['/a', agentId], { replaceUrl: true });
  }

  /** The first message created the session: now it has an address. */
  private showCreated(sessionId: string): void {
    if (this.sessionId() === null) this.replaceBySession(this.agentId(), sessionId);
  }

  /** The address was put together by hand: the session belongs to another agent. */
  private correctAgent(): void {
    const session = this.store.session();
    const agentId = this.agentId();
    if (!session || session.agent_id === agentId || session.id !== untracked(this.sessionId)) return;
    untracked(() => this.replaceBySession(session.agent_id, session.id));
  }

  private replaceBySession(agentId: string, sessionId: string): void {
    void this.router.navigate(['/a', agentId, 's', sessionId], { replaceUrl: true });
  }

  /** A new session starts in its message box; so does one that is opened while nothing has the focus. */
  private takeFocus(isNew: boolean): void {
    if (!this.layout.touch && (isNew || isLost(document))) focusMessageBox();
  }
}

function focusMessageBox(): void {
  document.getElementById('message-box')?.focus({ preventScroll: true });
}
