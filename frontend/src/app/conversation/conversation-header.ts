import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { LucideBookOpen, LucidePencil, LucideTrash2, LucideVolume2, LucideVolumeX } from '@lucide/angular';
import { Layout } from '../core/browser/layout';
import type { Agent, OutputMode, Session } from '../core/api/api-schemas';
import { RunTimeConfig } from '../core/api/run-time-config';
import { ActionMenu, type MenuAction } from '../ui/action-menu';
import { Avatar } from '../ui/avatar';
import { InlineEdit } from '../ui/inline-edit';
import { SidebarOpener } from '../ui/sidebar-opener';

type HeaderAction = 'rename' | 'delete';

/** Whose conversation this is, its title, the model that answers, and what can be done with the session. */
@Component({
  selector: 'app-conversation-header',
  imports: [ActionMenu, Avatar, InlineEdit, LucideBookOpen, LucideVolume2, LucideVolumeX, RouterLink, SidebarOpener],
  templateUrl: './conversation-header.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'flex h-14 flex-none items-center gap-1 border-b hairline ps-2 pe-2 min-[640px]:gap-2 wide:ps-4',
    '(document:keydown.f2)': 'f2($event)',
  },
})
export class ConversationHeader {
  readonly agent = input<Agent | null>(null);
  readonly session = input<Session | null>(null);
  readonly output = input.required<OutputMode>();
  readonly outputSwitched = output<OutputMode>();
  readonly renamed = output<string>();
  readonly deleteAsked = output();

  protected readonly layout = inject(Layout);
  protected readonly config = inject(RunTimeConfig);

  private readonly injector = inject(Injector);
  private opener: HTMLElement | null = null;

  protected readonly renaming = signal(false);
  protected readonly title = computed(() => this.session()?.title ?? 'New session');
  protected readonly model = computed(() => {
    const provider = this.config.provider();
    return provider?.simulated ? null : (this.agent()?.model ?? provider?.model ?? null);
  });
  protected readonly actions: readonly MenuAction<HeaderAction>[] = [
    { value: 'rename', label: 'Rename session', icon: LucidePencil },
    { value: 'delete', label: 'Delete session', icon: LucideTrash2, tone: 'danger' },
  ];

  protected act(action: HeaderAction): void {
    if (action === 'rename') this.beginRename();
    else this.deleteAsked.emit();
  }

  protected rename(title: string): void {
    this.renaming.set(false);
    if (title !== this.session()?.title) this.renamed.emit(title);
  }

  /** F2 renames the open session, unless a row of the list has the focus and means its own. */
  protected f2(event: Event): void {
    if (!this.session() || event.defaultPrevented || document.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    this.beginRename();
  }

  /** After the title was changed by keyboard the focus is back where it came from. */
  protected focusOpener(): void {
    const target = this.opener?.isConnected ? this.opener : document.getElementById('message-box');
    afterNextRender(() => target?.focus(), { injector: this.injector });
  }

  private beginRename(): void {
    this.opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.renaming.set(true);
  }
}
