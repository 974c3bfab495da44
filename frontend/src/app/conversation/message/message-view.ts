import { LucideHeadphones } from '@lucide/angular';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { AudioPlayer } from '../../audio/audio-player';
import type { Agent, Message, TraceEntry } from '../../core/api/api-schemas';
import { RunTimeConfig } from '../../core/api/run-time-config';
import { SingleKeys } from '../../core/browser/single-keys';
import { clockTime, duration, exactTime } from '../../core/format/time-format';
import { Avatar } from '../../ui/avatar';
import { CopyButton } from '../../ui/copy-button';
import { Markdown } from '../../ui/markdown/markdown';
import { failureMessage } from './failure-message';
import { MessageDetails } from './message-details';
import { secondsUntil } from './retry-wait';
import { searchSummary } from './search-summary';
import { Waiting } from './waiting';

/** One message with its author, text, state and footer. */
@Component({
  selector: 'app-message-view',
  imports: [AudioPlayer, Avatar, CopyButton, LucideHeadphones, Markdown, MessageDetails, Waiting],
  templateUrl: './message-view.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Room for what stands out of a message: what is skipped off screen is cut off at this edge.
  host: { class: '-mx-3 -my-2 block px-3 py-2' },
})
export class MessageView {
  readonly message = input.required<Message>();
  readonly agent = input.required<Agent>();
  readonly trace = input<readonly TraceEntry[] | null>(null);
  /** Only the last reply can go on. */
  readonly last = input(false);
  /** Its speech is being synthesized. */
  readonly speaking = input(false);
  /** Its speech was just asked for, and plays as soon as it is there. */
  readonly listening = input(false);
  readonly continued = output();
  readonly listenAsked = output();
  readonly soundFailed = output<string>();
  readonly connectAsked = output();
  /** The number of a citation, or null for how the documents were searched. */
  readonly sourceAsked = output<number | null>();

  private readonly config = inject(RunTimeConfig);
  private readonly singleKeys = inject(SingleKeys);
  private readonly copyButton = viewChild(CopyButton);
  private readonly details = viewChild(MessageDetails);
  private readonly player = viewChild<{ toggle(): void }>('player');
  protected readonly transcriptShown = signal<boolean | null>(true);

  /** Nothing was received yet of an answer whose agent has documents to search first. */
  protected readonly searching = computed(
    () =>
      this.streaming() &&
      this.message().content === '' &&
      this.message().documents_searched === 0 &&
      this.agent().document_count > 0,
  );
  protected readonly searchLabel = computed(() =>
    this.failed() ? null : searchSummary(this.message(), this.searching() ? this.agent().document_count : null),
  );
  protected readonly sources = computed(() => this.message().citations.map(({ index }) => index));
  protected readonly clockTime = clockTime;
  protected readonly exactTime = exactTime;
  protected readonly mine = computed(() => this.message().role === 'user');
  protected readonly streaming = computed(() => this.message().status === 'streaming');
  protected readonly failed = computed(() => this.message().status === 'failed');
  protected readonly model = computed(() => this.agent().model ?? this.config.provider()?.model ?? 'the model');
  /** A failed reply of the demo is known as such only by what answers now. */
  protected readonly simulated = computed(() => this.message().simulated || (this.failed() && this.config.simulated()));
  private readonly providerName = computed(() =>
    this.config.simulated() ? 'The demo provider' : (this.config.provider()?.name ?? 'The model'),
  );
  protected readonly failureMessage = computed(() =>
    failureMessage(this.message().error, this.providerName(), this.message().content),
  );
  /** Seconds that the provider asks to wait, counting down. */
  protected readonly wait = secondsUntil(
    computed(() => (this.last() ? (this.message().error?.retry_at ?? null) : null)),
  );
  protected readonly waitText = computed(() => (this.wait() < 60 ? `${this.wait()} s` : duration(this.wait() * 1000)));
  /** What is said below a reply that did not end by itself. */
  protected readonly ending = computed(() => {
    const { status, finish_reason } = this.message();
    if (status === 'stopped') return 'Stopped by you';
    if (status === 'interrupted') return this.message().error?.detail ?? 'The reply was interrupted.';
    if (status !== 'complete') return null;
    if (finish_reason === 'length') return 'Cut off at the token limit';
    return finish_reason === 'content_filter' ? 'Ended by the content filter of the provider' : null;
  });
  protected readonly canContinue = computed(() => this.last() && this.message().finish_reason !== 'content_filter');

  protected readonly downloadName = computed(() => {
    const { audio_url, tts_audio_url, created_at } = this.message();
    const url = audio_url ?? tts_audio_url ?? '';
    return `${this.mine() ? 'recording' : 'reply'}-${created_at.slice(0, 19).replace(/[:T]/g, '-')}${url.slice(url.lastIndexOf('.'))}`;
  });
  protected readonly canListen = computed(
    () =>
      this.config.canSpeak() &&
      this.message().tts_audio_url === null &&
      this.message().content.trim() !== '' &&
      !this.streaming(),
  );

  protected pressed(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || !this.singleKeys.enabled()) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'c') void this.copyButton()?.copy();
    if (event.key === 'i') this.details()?.toggle();
    if (event.key === 'l') this.listen();
  }

  private listen(): void {
    const player = this.player();
    if (player) player.toggle();
    else if (!this.mine() && !this.failed() && this.canListen()) this.listenAsked.emit();
  }
}
