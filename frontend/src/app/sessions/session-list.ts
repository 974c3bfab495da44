import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { LucidePencil, LucideSquarePen, LucideTrash2 } from '@lucide/angular';
import { AgentsStore } from '../core/stores/agents-store';
import { explain } from '../core/api/api-error';
import { Clock } from '../core/browser/clock';
import { Layout } from '../core/browser/layout';
import type { Session } from '../core/api/api-schemas';
import { SessionsStore } from '../core/stores/sessions-store';
import { exactTime, shortTime } from '../core/format/time-format';
import { Toasts } from '../ui/toasts/toasts';
import { ActionMenu, type MenuAction } from '../ui/action-menu';
import { InlineEdit } from '../ui/inline-edit';
import { KeepFocus } from '../ui/keep-focus';
import { SessionActions } from './session-actions';
import { SkeletonRows } from '../ui/skeleton-rows';

type SessionAction = 'rename' | 'delete';

@Component({
  selector: 'app-session-list',
  imports: [ActionMenu, InlineEdit, KeepFocus, LucideSquarePen, RouterLink, RouterLinkActive, SkeletonRows],
  templateUrl: './session-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class SessionList {
  protected readonly store = inject(SessionsStore);
  protected readonly clock = inject(Clock);
  private readonly agents = inject(AgentsStore);
  private readonly sessionActions = inject(SessionActions);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly layout = inject(Layout);

  protected readonly exactTime = exactTime;
  protected readonly renaming = signal<string | null>(null);
  protected readonly agent = computed(() => this.agents.agents().find(({ id }) => id === this.store.agentId()) ?? null);
  protected readonly agentName = computed(() => this.agent()?.name ?? 'Agent');
  protected readonly actions: readonly MenuAction<SessionAction>[] = [
    { value: 'rename', label: 'Rename', icon: LucidePencil },
    { value: 'delete', label: 'Delete', icon: LucideTrash2, tone: 'danger' },
  ];

  protected title(session: Session): string {
    return session.title ?? 'New session';
  }

  protected time(session: Session): string {
    return shortTime(session.updated_at, this.clock.now());
  }

  protected preview(session: Session): string {
    if (session.last_message_preview === null) return 'No messages yet';
    const author = session.last_message_role === 'user' ? 'You' : this.agentName();
    return `${author}: ${withoutMarks(session.last_message_preview)}`;
  }

  protected act(action: SessionAction, session: Session): void {
    if (action === 'rename') this.renaming.set(session.id);
    else void this.delete(session);
  }

  protected async rename(session: Session, title: string): Promise<void> {
    this.renaming.set(null);
    if (title !== session.title) await this.sessionActions.rename(session, title);
  }

  /** Deletes after asking; a new session takes the place of the open one, also in the history. */
  protected async delete(session: Session): Promise<void> {
    const open = this.router.url.includes(session.id);
    if (!(await this.sessionActions.delete(session)) || !open) return;
    this.layout.closeDrawer();
    await this.router.navigate(['/a', session.agent_id], { replaceUrl: true });
  }

  protected retry(): void {
    const agentId = this.store.agentId();
    if (agentId) this.store.open(agentId).catch((error: unknown) => this.toasts.fail(explain(error)));
  }

  protected more(): void {
    this.store.loadMore().catch((error: unknown) => this.toasts.fail(explain(error)));
  }
}

/** The marks of markdown that a preview does not need. */
function withoutMarks(markdown: string): string {
  return markdown.replace(/\*\*|`|^#+ /g, '');
}
