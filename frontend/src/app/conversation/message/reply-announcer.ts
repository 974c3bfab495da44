import { effect, inject, Injectable, untracked } from '@angular/core';
import { Announcer } from '../../ui/announcer';
import { formatCount } from '../../core/format/number-format';
import type { Message } from '../../core/api/api-schemas';
import { ConversationStore } from '../conversation-store';

const STILL_EVERY_MS = 10_000;
const READ_CHARACTERS = 1000;

/** Announces the progress of a reply to screen readers; its text is read once, when it is complete. */
@Injectable()
export class ReplyAnnouncer {
  private readonly store = inject(ConversationStore);
  private readonly announcer = inject(Announcer);
  private following: string | null = null;

  constructor() {
    effect((onCleanup) => {
      const active = this.store.transcript().active;
      const turnId = active?.turn_id ?? null;
      if (turnId === null || !active) return untracked(() => this.ended());
      const name = untracked(() => this.store.agent()?.name ?? 'The agent');
      if (this.following !== active.message_id) this.announcer.say(`${name} is replying`);
      this.following = active.message_id;
      const timer = setInterval(() => this.announcer.say('Still replying'), STILL_EVERY_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  private ended(): void {
    const id = this.following;
    this.following = null;
    const message = this.store.transcript().messages.find((candidate) => candidate.id === id);
    if (!message) return;
    if (message.status === 'failed') this.announcer.alert(`The reply failed. ${message.content}`);
    else this.announcer.say(endMessage(message));
    // A reply that is spoken is not read over its own voice.
    if (message.status === 'complete' && this.store.output() === 'text') {
      this.announcer.readOut(readable(message.content));
    }
  }
}

function endMessage({ status, content }: Message): string {
  if (status === 'stopped') return 'Stopped';
  if (status === 'interrupted') return 'The reply was interrupted';
  return `Reply complete, ${formatCount(content.split(/\s+/).filter((word) => word !== '').length, 'word')}`;
}

/** Without the marks that would be read as punctuation. */
function readable(markdown: string): string {
  const text = markdown.replace(/```[^\n]*\n?|[*_`#>|]/g, '');
  return text.length <= READ_CHARACTERS ? text : `${text.slice(0, READ_CHARACTERS)} ... Press Alt+Up to read on.`;
}
