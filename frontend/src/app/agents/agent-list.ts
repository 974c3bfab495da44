import { afterRenderEffect, ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { LucideBookOpen, LucidePencil, LucidePlus, LucideTrash2 } from '@lucide/angular';
import { AgentActions } from './agent-actions';
import { AgentsStore } from '../core/stores/agents-store';
import { explain } from '../core/api/api-error';
import { formatCount } from '../core/format/number-format';
import { Layout } from '../core/browser/layout';
import type { Agent } from '../core/api/api-schemas';
import { SessionsStore } from '../core/stores/sessions-store';
import { Toasts } from '../ui/toasts/toasts';
import { ActionMenu, type MenuAction } from '../ui/action-menu';
import { Avatar } from '../ui/avatar';
import { KeepFocus } from '../ui/keep-focus';
import { SkeletonRows } from '../ui/skeleton-rows';

type AgentAction = 'edit' | 'knowledge' | 'delete';

@Component({
  selector: 'app-agent-list',
  imports: [ActionMenu, Avatar, KeepFocus, LucidePlus, RouterLink, SkeletonRows],
  templateUrl: './agent-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'flex flex-col' },
})
export class AgentList {
  protected readonly store = inject(AgentsStore);
  protected readonly sessions = inject(SessionsStore);
  private readonly agentActions = inject(AgentActions);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly layout = inject(Layout);

  protected readonly formatCount = formatCount;
  protected readonly actions: readonly MenuAction<AgentAction>[] = [
    { value: 'edit', label: 'Edit', icon: LucidePencil },
    { value: 'knowledge', label: 'Knowledge', icon: LucideBookOpen },
    { value: 'delete', label: 'Delete', icon: LucideTrash2, tone: 'danger' },
  ];

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // In a long list the agent that is opened, such as a new one at its end, is brought into sight.
    afterRenderEffect(() => {
      this.sessions.agentId();
      this.store.agents();
      host.querySelector('[data-current="true"]')?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected async create(): Promise<void> {
    const agent = await this.agentActions.create();
    if (agent) await this.router.navigate(['/a', agent.id]);
  }

  protected async act(action: AgentAction, agent: Agent): Promise<void> {
    if (action === 'edit') await this.agentActions.edit(agent);
    else if (action === 'knowledge') await this.router.navigate(['/a', agent.id, 'knowledge']);
    else if (await this.agentActions.delete(agent)) await this.afterDelete(agent);
  }

  private async afterDelete(agent: Agent): Promise<void> {
    if (this.sessions.agentId() !== agent.id) return;
    this.sessions.close();
    this.layout.closeDrawer();
    await this.router.navigate(['/'], { replaceUrl: true });
  }

  protected retry(): void {
    this.store.load().catch((error: unknown) => this.toasts.fail(explain(error)));
  }

  protected more(): void {
    this.store.loadMore().catch((error: unknown) => this.toasts.fail(explain(error)));
  }
}
