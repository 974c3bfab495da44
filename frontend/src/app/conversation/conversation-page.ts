import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { KeepFocus } from '../ui/keep-focus';
import { Composer } from './composer/composer';
import { ConnectionStrip } from './connection-strip';
import { ConversationFacade, conversationProviders } from './conversation-facade';
import { ConversationHeader } from './conversation-header';
import { ConversationReplies } from './conversation-replies';
import { ConversationTranscript } from './conversation-transcript';
import { MessageDraft } from './message-draft';
import { SourcePanel } from './sources/source-panel';
import { SpeakingBar } from './voice/speaking-bar';

/** The conversation with an agent: a session, or the empty page on which the next one begins. */
@Component({
  selector: 'app-conversation-page',
  imports: [
    Composer,
    ConnectionStrip,
    ConversationHeader,
    ConversationTranscript,
    KeepFocus,
    RouterLink,
    SourcePanel,
    SpeakingBar,
  ],
  providers: conversationProviders,
  templateUrl: './conversation-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'relative flex h-full flex-col',
    '[class]': "replies.source() ? 'min-[1200px]:pe-[360px]' : ''",
    '(document:keydown.escape)': 'escape($event)',
  },
})
export class ConversationPage {
  protected readonly conversation = inject(ConversationFacade);
  protected readonly draft = inject(MessageDraft);
  protected readonly replies = inject(ConversationReplies);

  /** Esc stops the reply or its speech, unless it closes something that is open; then it discards what is recorded. */
  protected escape(event: Event): void {
    if (event.defaultPrevented) return;
    if (document.querySelector('[aria-modal="true"], [popover]:popover-open')) return;
    if (!this.replies.interrupt()) this.draft.cancelRecording();
  }
}
