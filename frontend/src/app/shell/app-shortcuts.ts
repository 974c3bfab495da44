import { type DestroyRef, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { tinykeys } from 'tinykeys';
import { Layout } from '../core/browser/layout';
import { SessionsStore } from '../core/stores/sessions-store';
import { SingleKeys } from '../core/browser/single-keys';
import { ShellDialogs } from './shell-dialogs';

/** Shortcuts that work on every page. Keys of a message are handled by the message that has the focus. */
@Injectable({ providedIn: 'root' })
export class AppShortcuts {
  private readonly dialogs = inject(ShellDialogs);
  private readonly layout = inject(Layout);
  private readonly router = inject(Router);
  private readonly sessions = inject(SessionsStore);
  private readonly singleKeys = inject(SingleKeys);

  listen(destroyed: DestroyRef): void {
    const stop = tinykeys(window, {
      '$mod+k': (event) => this.run(event, () => void this.dialogs.palette()),
      '$mod+Shift+O': (event) => this.run(event, () => this.newSession()),
      '$mod+/': (event) => this.run(event, () => void this.dialogs.shortcuts()),
      '$mod+b': (event) => this.run(event, () => this.layout.toggleSidebar()),
      'Shift+?': (event) => this.runSingle(event, () => void this.dialogs.shortcuts()),
      '/': (event) => this.runSingle(event, () => document.getElementById('message-box')?.focus()),
    });
    destroyed.onDestroy(stop);
  }

  /** Behind an open dialog nothing happens. */
  private run(event: KeyboardEvent, action: () => void): void {
    if (document.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    action();
  }

  private runSingle(event: KeyboardEvent, action: () => void): void {
    if (this.singleKeys.enabled() && !isTyping(event.target)) this.run(event, action);
  }

  private newSession(): void {
    const agentId = this.sessions.agentId();
    void this.router.navigate(agentId ? ['/a', agentId] : ['/']);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
