import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { LucideArrowDown } from '@lucide/angular';
import type { Agent } from '../core/api/api-schemas';
import { Clock } from '../core/browser/clock';
import { dayTitle } from '../core/format/time-format';
import type { LoadState } from '../core/stores/agents-store';
import { KeepFocus } from '../ui/keep-focus';
import { SkeletonRows } from '../ui/skeleton-rows';
import { MessageSteps } from './message/message-steps';
import { MessageView } from './message/message-view';
import type { Outgoing } from './outbox';
import { AgentWelcome } from './transcript/agent-welcome';
import { byDay } from './transcript/days';
import { indexOf } from './transcript/message-list';
import { StickToEnd } from './transcript/stick-to-end';
import type { Transcript } from './transcript/transcript';

/** The messages under their days, scrolled to the newest one until the reader scrolls up. */
@Component({
  selector: 'app-conversation-transcript',
  imports: [AgentWelcome, KeepFocus, LucideArrowDown, MessageSteps, MessageView, SkeletonRows, StickToEnd],
  templateUrl: './conversation-transcript.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'relative block min-h-0 flex-1' },
})
export class ConversationTranscript {
  readonly agent = input.required<Agent | null>();
  /** Grows with each conversation that is opened: it is shown from its end. */
  readonly visit = input.required<number>();
  readonly transcript = input.required<Transcript>();
  readonly state = input.required<LoadState>();
  readonly olderState = input.required<LoadState>();
  /** The message that is being sent, until it is one of the transcript. */
  readonly outgoing = input.required<Outgoing | null>();
  readonly sending = input(false);
  /** Ids of the reply whose speech is being synthesized, and of the one that plays as soon as it is there. */
  readonly makingSpeech = input<string | null>(null);
  readonly listening = input<string | null>(null);
  readonly starterChosen = output<string>();
  readonly earlierAsked = output();
  readonly continued = output<string>();
  readonly listenAsked = output<string>();
  readonly soundFailed = output<string>();
  readonly connectAsked = output();
  readonly sourceAsked = output<{ readonly messageId: string; readonly index: number | null }>();

  private readonly clock = inject(Clock);
  private readonly sticky = viewChild(StickToEnd);
  private readonly following = computed(() => this.sticky()?.following() ?? true);

  protected readonly replying = computed(() => this.transcript().active !== null);
  protected readonly days = computed(() => byDay(this.transcript().messages));
  protected readonly lastId = computed(() => this.transcript().messages.at(-1)?.id ?? null);
  protected readonly empty = computed(
    () => this.state() === 'ready' && this.days().length === 0 && this.outgoing() === null,
  );
  /** The last message when the reader was at the end. */
  private readonly lastSeen = linkedSignal({
    source: () => ({ visit: this.visit(), last: this.lastId(), following: this.following() }),
    computation: ({ visit, last, following }, before?: { source: { visit: number }; value: string | null }) => {
      if (following) return last;
      return before?.source.visit === visit ? before.value : null;
    },
  });
  protected readonly jump = computed(() => {
    const seen = this.lastSeen();
    if (this.following()) return null;
    const { messages } = this.transcript();
    const news = messages.length - 1 - messages.findIndex(({ id }) => id === seen);
    return news > 0 ? `Jump to latest (${news} new)` : 'Jump to latest';
  });

  constructor() {
    const isSending = computed(() => this.outgoing() !== null);
    effect(() => {
      this.visit();
      untracked(() => this.sticky()?.toEnd());
    });
    effect(() => {
      if (isSending()) untracked(() => this.sticky()?.toEnd());
    });
    // Effects of a component run before its template is updated: earlier messages are not on the page yet.
    let first: string | undefined;
    effect(() => {
      const { messages } = this.transcript();
      if (first !== undefined && indexOf(messages, first) > 0) untracked(() => this.sticky()?.keepPlace());
      first = messages[0]?.id;
    });
  }

  protected dayTitle(at: string): string {
    return dayTitle(at, this.clock.now());
  }
}
