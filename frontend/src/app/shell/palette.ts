import { DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { AgentsStore } from '../core/stores/agents-store';
import { RunTimeConfig } from '../core/api/run-time-config';
import { SessionsStore } from '../core/stores/sessions-store';
import { Theme } from '../core/browser/theme';
import { ConnectHelp } from '../ui/dialogs/connect-help';
import { Dialogs } from '../ui/dialogs/dialogs';
import { PALETTE_ACTIONS, type PaletteEntry, search } from './palette-entries';
import { openShortcuts } from './open-shortcuts';

/** Type to find an agent, a session or an action; arrows choose, Enter goes. */
@Component({
  selector: 'app-palette',
  templateUrl: './palette.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class:
      'flex h-[min(28rem,calc(100dvh-32px))] flex-col overflow-hidden rounded-md border hairline bg-surface shadow-overlay animate-rise',
  },
})
export class Palette {
  private readonly agents = inject(AgentsStore);
  private readonly sessions = inject(SessionsStore);
  private readonly router = inject(Router);
  private readonly dialog = inject(DialogRef);
  private readonly theme = inject(Theme);
  private readonly help = inject(ConnectHelp);
  private readonly config = inject(RunTimeConfig);
  private readonly dialogs = inject(Dialogs);
  private readonly added = inject(PALETTE_ACTIONS);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  protected readonly query = signal('');
  protected readonly chosen = signal(0);
  protected readonly results = computed(() => search(this.entries(), this.query()));

  private readonly entries = computed<readonly PaletteEntry[]>(() => {
    const agentId = this.sessions.agentId();
    return [
      ...this.agents
        .agents()
        .map(({ id, name }) => ({ id, kind: 'Agent' as const, label: name, run: () => this.go('/a', id) })),
      ...this.sessions.sessions().map(({ id, agent_id, title }) => ({
        id,
        kind: 'Session' as const,
        label: title ?? 'New session',
        run: () => this.go('/a', agent_id, 's', id),
      })),
      ...(agentId ? [this.action('New session', () => this.go('/a', agentId))] : []),
      ...this.added.map(({ label, run }) => this.action(label, run)),
      this.action('Connect a model', () => void this.help.open(this.config.provider())),
      this.action('Keyboard shortcuts', () => void openShortcuts(this.dialogs)),
      this.action('Theme: light', () => this.theme.choose('light')),
      this.action('Theme: dark', () => this.theme.choose('dark')),
      this.action('Theme: as the system', () => this.theme.choose('system')),
    ];
  });

  protected type(text: string): void {
    this.query.set(text);
    this.chosen.set(0);
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.results().length;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && count > 0) {
      event.preventDefault();
      this.chosen.update((index) => (index + step + count) % count);
      this.list().nativeElement.children[this.chosen()]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.run(this.results()[this.chosen()]);
    }
  }

  protected run(entry: PaletteEntry | undefined): void {
    if (!entry) return;
    this.dialog.close();
    entry.run();
  }

  private action(label: string, run: () => void): PaletteEntry {
    return { id: label, kind: 'Action', label, run };
  }

  private go(...path: string[]): void {
    void this.router.navigate(path);
  }
}
