import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationSkipped, Router, RouterLink } from '@angular/router';
import { LucideArrowDown } from '@lucide/angular';
import { filter } from 'rxjs';
import { explain } from '../core/api/api-error';
import { Clock } from '../core/browser/clock';
import { LastRoute } from '../core/browser/last-route';
import { Layout } from '../core/browser/layout';
import { PageTitle } from '../core/browser/page-title';
import type { OutputMode } from '../core/api/api-schemas';
import { RunTimeConfig } from '../core/api/run-time-config';
import { SessionsStore } from '../core/stores/sessions-store';
import { dayTitle } from '../core/format/time-format';
import { Toasts } from '../ui/toasts/toasts';
import { Avatar } from '../ui/avatar';
import { ConnectHelp } from '../ui/dialogs/connect-help';
import { isLost, KeepFocus } from '../ui/keep-focus';
import { SkeletonRows } from '../ui/skeleton-rows';
import { Composer } from './composer/composer';
import { ConnectionStrip } from './connection-strip';
import { ConversationHeader } from './conversation-header';
import { ConversationFeed } from './conversation-feed';
import { ConversationStore } from './conversation-store';
import { byDay } from './transcript/days';
import { explainFailure } from './message/failure-message';
import { MessageSteps } from './message/message-steps';
import { MessageView } from './message/message-view';
import { OpenedSource } from './sources/opened-source';
import { Outbox } from './outbox';
import { ReplyActions } from './message/reply-actions';
import { ReplyAnnouncer } from './message/reply-announcer';
import { SessionActions } from '../sessions/session-actions';
import { SourcePanel } from './sources/source-panel';
import { SpeakingBar } from './voice/speaking-bar';
import { SpokenReplies } from './voice/spoken-replies';
import { StickToEnd } from './transcript/stick-to-end';
import { VoiceComposer } from './voice/voice-composer';
import { VoiceDelivery } from './voice/voice-delivery';

/** The conversation with an agent: a session, or the empty page on which the next one begins. */
@Component({
  selector: 'app-conversation-page',
  imports: [
    Avatar,
    Composer,
    ConnectionStrip,
    ConversationHeader,
    KeepFocus,
    LucideArrowDown,
    MessageSteps,
    MessageView,
    RouterLink,
    SkeletonRows,
    SourcePanel,
    SpeakingBar,
    StickToEnd,
  ],
  providers: [
    ConversationFeed,
    ConversationStore,
    OpenedSource,
    Outbox,
    ReplyActions,
    ReplyAnnouncer,
    SpokenReplies,
    VoiceComposer,
    VoiceDelivery,
  ],
  templateUrl: './conversation-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'relative flex h-full flex-col',
    '[class]': "source.shown() ? 'min-[1200px]:pe-[360px]' : ''",
    '(document:keydown.escape)': 'escape($event)',
  },
})
export class ConversationPage {
  /** From the address. */
  readonly agent = input.required<string>();
  readonly session = input<string>();

  protected readonly store = inject(ConversationStore);
  protected readonly outbox = inject(Outbox);
  protected readonly replies = inject(ReplyActions);
  protected readonly source = inject(OpenedSource);
  protected readonly spoken = inject(SpokenReplies);
  protected readonly voice = inject(VoiceComposer);
  protected readonly config = inject(RunTimeConfig);
  protected readonly help = inject(ConnectHelp);
  protected readonly sessions = inject(SessionsStore);
  private readonly sessionActions = inject(SessionActions);
  private readonly clock = inject(Clock);
  private readonly router = inject(Router);
  protected readonly toasts = inject(Toasts);
  private readonly title = inject(PageTitle);
  private readonly places = inject(LastRoute);
  private readonly layout = inject(Layout);
  private readonly injector = inject(Injector);

  private readonly composer = viewChild(Composer);
  private readonly sticky = viewChild(StickToEnd);

  protected readonly explainFailure = explainFailure;
  protected readonly days = computed(() => byDay(this.store.transcript().messages));
  protected readonly lastId = computed(() => this.store.transcript().messages.at(-1)?.id ?? null);
  protected readonly lastStatus = computed(() => this.store.transcript().messages.at(-1)?.status ?? null);
  protected readonly place = computed(() => this.store.sessionId() ?? `agent.${this.agent()}`);
  protected readonly empty = computed(
    () => this.store.state() === 'ready' && this.days().length === 0 && this.outbox.outgoing() === null,
  );
  /** The last message when the reader was at the end. */
  private readonly seen = signal<string | null>(null);
  protected readonly jump = computed(() => {
    if (this.sticky()?.following() ?? true) return null;
    const { messages } = this.store.transcript();
    const news = messages.length - 1 - messages.findIndex(({ id }) => id === this.seen());
    return news > 0 ? `Jump to latest (${news} new)` : 'Jump to latest';
  });

  constructor() {
    inject(ReplyAnnouncer);
    // "New session" on a page that already is one: only the focus is missing.
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationSkipped),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.composer()?.focus());
    effect(() => {
      const agent = this.agent();
      const session = this.session() ?? null;
      untracked(() => this.show(agent, session));
    });
    effect(() => {
      const place = this.place();
      untracked(() => this.voice.show(place));
    });
    effect(() => {
      // Whoever speaks is not spoken to.
      if (['asking', 'recording'].includes(this.voice.phase().kind)) untracked(() => this.spoken.stop());
    });
    effect(() => {
      if (this.voice.busy()) untracked(() => this.spoken.prepare());
    });
    effect(() => {
      // The first message made the session: now it has an address.
      const created = this.store.sessionId();
      if (created !== null && untracked(this.session) === undefined) {
        untracked(() => void this.router.navigate(['/a', this.agent(), 's', created], { replaceUrl: true }));
      }
    });
    effect(() => {
      // Of another agent than the address says: the address was put together by hand.
      const session = this.store.session();
      const agent = this.agent();
      if (!session || session.agent_id === agent || session.id !== untracked(this.session)) return;
      untracked(() => void this.router.navigate(['/a', session.agent_id, 's', session.id], { replaceUrl: true }));
    });
    effect(() => {
      if (this.store.failure()?.status === 404) untracked(() => this.places.remember(this.agent(), null));
    });
    effect(() => {
      const session = this.store.session();
      this.title.set(session ? (session.title ?? 'New session') : null, this.store.agent()?.name);
    });
    effect(() => {
      const last = this.lastId();
      if (this.sticky()?.following() ?? true) this.seen.set(last);
      untracked(() => {
        if (!this.outbox.settle(this.place())) return;
        this.composer()?.show('');
        this.voice.detach(this.place());
      });
    });
  }

  protected dayTitle(at: string): string {
    return dayTitle(at, this.clock.now());
  }

  protected async send(text: string): Promise<void> {
    this.sticky()?.toEnd();
    this.spoken.prepare();
    const visit = this.store.here();
    const place = this.place();
    const phase = this.voice.phase();
    const stored = await this.outbox.send(text, place, phase.kind === 'words' ? phase.recordingId : null);
    if (stored) this.voice.detach(place);
    if (!stored && this.store.shows(visit)) this.composer()?.show(text);
  }

  protected stop(): void {
    this.spoken.stop();
    void this.replies.stop();
  }

  protected switchOutput(output: OutputMode): void {
    if (output === 'text') this.spoken.stop();
    this.store.switchOutput(output).catch((error: unknown) => this.toasts.fail(explain(error)));
  }

  protected continue(messageId: string): void {
    this.spoken.prepare();
    void this.replies.continue(messageId);
  }

  protected async loadEarlier(): Promise<void> {
    await this.store.loadEarlier();
    this.sticky()?.keepPlace();
  }

  protected async rename(title: string): Promise<void> {
    const session = this.store.session();
    if (session) await this.sessionActions.rename(session, title);
  }

  protected async delete(): Promise<void> {
    const session = this.store.session();
    if (!session || !(await this.sessionActions.delete(session))) return;
    // In its place in the history: Back must not lead to what is gone.
    await this.router.navigate(['/a', session.agent_id], { replaceUrl: true });
  }

  protected retry(): void {
    void this.show(this.agent(), this.session() ?? null);
  }

  /** Esc stops the reply or its sound, unless it closes something that is open; then it discards what is recorded. */
  protected escape(event: Event): void {
    if (event.defaultPrevented) return;
    if (document.querySelector('[aria-modal="true"], [popover]:popover-open')) return;
    if (this.store.replying()) this.stop();
    else if (this.spoken.speaking()) this.spoken.stop();
    else this.voice.cancel();
  }

  private show(agent: string, session: string | null): void {
    this.places.remember(agent, session);
    this.seen.set(null);
    this.replies.leave();
    this.source.leave();
    this.outbox.forgetFailure();
    this.sticky()?.toEnd();
    this.sessions.open(agent).catch(() => undefined);
    void this.store.open(agent, session);
    afterNextRender(() => this.takeFocus(session === null), { injector: this.injector });
  }

  /** A new session begins in its message box; so does whatever nothing on the page has the focus of. */
  private takeFocus(isNew: boolean): void {
    if (!this.layout.touch && (isNew || isLost(document))) this.composer()?.focus();
  }
}
