import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  type TemplateRef,
  viewChild,
} from '@angular/core';
import { NavigationEnd, NavigationSkipped, Router, RouterOutlet } from '@angular/router';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { filter, skip } from 'rxjs';
import { AgentsStore } from '../core/stores/agents-store';
import { Announcer } from '../ui/announcer';
import { Layout } from '../core/browser/layout';
import { Network } from '../core/browser/network';
import { RunTimeConfig } from '../core/api/run-time-config';
import { SessionsStore } from '../core/stores/sessions-store';
import { SkipTarget } from '../core/browser/skip-target';
import { isLost } from '../ui/keep-focus';
import { ToastList } from '../ui/toasts/toast-list';
import { AppShortcuts } from './app-shortcuts';
import { Sidebar } from './sidebar';

/** Sidebar beside the page, or as a drawer over it; live regions, notes and shortcuts that every page shares. */
@Component({
  selector: 'app-shell',
  imports: [RouterOutlet, Sidebar, ToastList],
  templateUrl: './shell.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'flex h-full' },
})
export class Shell {
  /** The lists of the sidebar. */
  readonly lists = input.required<TemplateRef<unknown>>();

  protected readonly layout = inject(Layout);
  protected readonly announcer = inject(Announcer);
  protected readonly skipTarget = inject(SkipTarget);
  private readonly agents = inject(AgentsStore);
  private readonly sessions = inject(SessionsStore);
  private readonly config = inject(RunTimeConfig);
  private readonly injector = inject(Injector);
  private readonly drawer = viewChild<ElementRef<HTMLElement>>('drawer');

  constructor() {
    const { injector } = this;
    this.refresh();
    inject(AppShortcuts).listen(inject(DestroyRef));
    inject(Network)
      .changes$.pipe(
        filter((online) => online),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.refresh());
    const router = inject(Router);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd || event instanceof NavigationSkipped),
        // The app finds its own place when it starts: whoever has opened the drawer meanwhile still wants it.
        filter(() => router.currentNavigation()?.extras.replaceUrl !== true),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.layout.closeDrawer();
        // What was pressed to come here may be gone with its page.
        if (router.currentNavigation()?.previousNavigation) this.focusIfLost('main');
      });
    // Each of the two buttons takes the place of the other.
    toObservable(this.layout.sidebarHidden)
      .pipe(skip(1))
      .subscribe((isHidden) => this.focusIfLost(isHidden ? 'show-sidebar' : 'hide-sidebar'));
    effect((onCleanup) => {
      if (!this.layout.drawerOpen()) return;
      this.drawer()?.nativeElement.focus();
      onCleanup(() => afterNextRender(() => document.getElementById('open-sidebar')?.focus(), { injector }));
    });
  }

  protected skipTo(event: Event, id: string): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
    // While a recording has the place of the text there is nothing to type in.
    if (document.activeElement?.id !== id) document.getElementById('main')?.focus();
  }

  private focusIfLost(id: string): void {
    afterNextRender(() => isLost(document) && document.getElementById(id)?.focus(), { injector: this.injector });
  }

  /** Lists show their own failure and a way to retry; the configuration falls back to its defaults. */
  private refresh(): void {
    void Promise.allSettled([this.config.load(), this.agents.load(), this.sessions.refresh()]);
  }
}
