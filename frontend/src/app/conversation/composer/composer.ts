import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { LucideArrowUp, LucideSquare, LucideX } from '@lucide/angular';
import { codePoints, formatNumber } from '../../core/format/number-format';
import { KeepFocus } from '../../ui/keep-focus';
import type { PendingMessage } from '../message-draft';
import { ChosenMicrophone } from '../voice/chosen-microphone';
import { ReviewTranscript } from '../voice/review-transcript';
import { TranscriptReview } from '../voice/transcript-review';
import { VoiceBar } from '../voice/voice-bar';
import { VoiceComposer } from '../voice/voice-composer';
import { hidesText } from '../voice/voice-phase';
import { ComposerFocus } from './composer-focus';
import { MicButton } from './mic-button';
import { MicrophoneMenu } from './microphone-menu';
import { PushToTalkKeys } from './push-to-talk-keys';
import { TextBox } from './text-box';

/** From this share of the limit on the number of characters is shown. */
const COUNTED_FROM = 0.8;

/** Where a message is written or spoken. */
@Component({
  selector: 'app-composer',
  imports: [
    ComposerFocus,
    KeepFocus,
    LucideArrowUp,
    LucideSquare,
    LucideX,
    MicButton,
    MicrophoneMenu,
    PushToTalkKeys,
    TextBox,
    TranscriptReview,
    VoiceBar,
  ],
  templateUrl: './composer.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class Composer {
  readonly text = input.required<string>();
  readonly agentName = input.required<string>();
  /** In characters. */
  readonly limit = input.required<number>();
  readonly pending = input<PendingMessage | null>(null);
  readonly canRecord = input(false);
  readonly replying = input(false);
  readonly stopping = input(false);
  /** Something is being sent. */
  readonly busy = input(false);
  readonly edited = output<string>();
  readonly submitted = output();
  readonly stopped = output();

  protected readonly voice = inject(VoiceComposer);
  protected readonly microphone = inject(ChosenMicrophone);
  protected readonly review = inject(ReviewTranscript);

  protected readonly length = computed(() => codePoints(this.text().trim()));
  protected readonly tooLong = computed(() => this.length() > this.limit());
  protected readonly counter = computed(() =>
    this.length() >= this.limit() * COUNTED_FROM
      ? `${formatNumber(this.length())} / ${formatNumber(this.limit())}`
      : null,
  );
  protected readonly sendable = computed(() => !this.busy() && !this.tooLong() && this.text().trim() !== '');

  protected readonly tone = computed((): 'plain' | 'recording' | 'warning' => {
    const phase = this.voice.phase();
    if (phase.kind !== 'recording') return 'plain';
    return phase.left.warning > 0 ? 'warning' : 'recording';
  });
  /** The bar of the recording is shown instead of the text. */
  protected readonly hidesText = computed(() => hidesText(this.voice.phase()));
  protected readonly elapsedMs = computed(() => {
    const phase = this.voice.phase();
    return phase.kind === 'recording' ? phase.elapsedMs : null;
  });
  protected readonly recordingSendable = computed(() =>
    ['recording', 'review', 'unsent'].includes(this.voice.phase().kind),
  );
  protected readonly micShown = computed(() => {
    const { kind } = this.voice.phase();
    return this.canRecord() && !this.busy() && ['idle', 'problem', 'asking', 'recording'].includes(kind);
  });
  /** The recording whose transcript is in the text. */
  protected readonly transcribed = computed(() => {
    const phase = this.voice.phase();
    return phase.kind === 'transcript' && !this.busy() ? phase.recording : null;
  });

  protected send(): void {
    if (this.hidesText()) this.voice.send();
    else if (this.sendable()) this.submitted.emit();
  }
}
