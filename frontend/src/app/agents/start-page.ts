import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  effect,
  type ElementRef,
  inject,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { LucidePlus } from '@lucide/angular';
import { AgentsStore } from '../core/stores/agents-store';
import { LastRoute } from '../core/browser/last-route';
import { Layout } from '../core/browser/layout';
import { isLost } from '../ui/keep-focus';
import { SidebarOpener } from '../ui/sidebar-opener';
import { AgentActions } from './agent-actions';

/** Where the app begins: at the last place, else with the guide; without any agent it says what one is. */
@Component({
  selector: 'app-start-page',
  imports: [LucidePlus, SidebarOpener],
  templateUrl: './start-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'flex h-full flex-col' },
})
export class StartPage {
  protected readonly store = inject(AgentsStore);
  protected readonly layout = inject(Layout);
  private readonly actions = inject(AgentActions);
  private readonly places = inject(LastRoute);
  private readonly router = inject(Router);
  private readonly first = viewChild<ElementRef<HTMLElement>>('first');

  constructor() {
    effect(() => {
      const agents = this.store.agents();
      const guide = agents.find(({ slug }) => slug === 'guide') ?? agents[0];
      if (!guide) return;
      const place = this.places.recall(agents.map(({ id }) => id)) ?? ['/a', guide.id];
      untracked(() => void this.router.navigate(place, { replaceUrl: true }));
    });
    afterRenderEffect(() => {
      const first = this.first()?.nativeElement;
      if (first && isLost(document)) first.focus();
    });
  }

  protected async create(): Promise<void> {
    const agent = await this.actions.create();
    if (agent) await this.router.navigate(['/a', agent.id]);
  }

  protected retry(): void {
    this.store.load().catch(() => undefined);
  }
}
