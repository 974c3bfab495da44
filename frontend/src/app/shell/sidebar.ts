import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input, type TemplateRef } from '@angular/core';
import {
  LucideKeyboard,
  LucideMonitor,
  LucideMoon,
  LucidePanelLeftClose,
  LucideSearch,
  LucideSun,
} from '@lucide/angular';
import { Layout } from '../core/browser/layout';
import { RunTimeConfig } from '../core/api/run-time-config';
import { Theme, type ThemeChoice } from '../core/browser/theme';
import { ConnectHelp } from '../ui/dialogs/connect-help';
import { ShellDialogs } from './shell-dialogs';

const nextTheme: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' };

@Component({
  selector: 'app-sidebar',
  imports: [LucideKeyboard, LucideMonitor, LucideMoon, LucidePanelLeftClose, LucideSearch, LucideSun, NgTemplateOutlet],
  templateUrl: './sidebar.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'flex flex-col bg-sunken', role: 'navigation', 'aria-label': 'Agents and sessions' },
})
export class Sidebar {
  /** What can be chosen: the app puts the lists of its features here. */
  readonly lists = input.required<TemplateRef<unknown>>();

  protected readonly layout = inject(Layout);
  protected readonly theme = inject(Theme);
  protected readonly config = inject(RunTimeConfig);
  protected readonly help = inject(ConnectHelp);
  protected readonly dialogs = inject(ShellDialogs);

  protected changeTheme(): void {
    this.theme.choose(nextTheme[this.theme.choice()]);
  }
}
