import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import { ConversationStore } from '../conversation-store';

/** The citation beside the conversation. Closing it returns the focus to where it was opened. */
@Injectable()
export class OpenedSource {
  private readonly store = inject(ConversationStore);
  private readonly opened = linkedSignal<number, { messageId: string; index: number | null } | null>({
    source: this.store.visit,
    computation: () => null,
  });
  private opener: Element | null = null;

  readonly shown = computed(() => {
    const opened = this.opened();
    const message = this.store.transcript().messages.find(({ id }) => id === opened?.messageId);
    return opened && message ? { message, index: opened.index } : null;
  });

  open(messageId: string, index: number | null): void {
    this.opener = document.activeElement;
    this.opened.set({ messageId, index });
  }

  close(): void {
    this.opened.set(null);
    if (this.opener instanceof HTMLElement) this.opener.focus();
  }
}
