import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { LucideX } from '@lucide/angular';
import { clockOf } from '../../audio/audio-time';
import { LevelBars } from '../../audio/level-bars';
import type { Recording } from '../../audio/recorder';
import { OwnRecording } from './own-recording';
import type { VoicePhase } from './voice-phase';

/** In place of the text while a message is recorded, reviewed, uploaded and transcribed. */
@Component({
  selector: 'app-voice-bar',
  imports: [LevelBars, LucideX, OwnRecording],
  templateUrl: './voice-bar.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1' },
})
export class VoiceBar {
  readonly phase = input.required<VoicePhase>();
  /** Why the recording ended, if that is to be shown. */
  readonly ending = input<string | null>(null);
  /** The session still answers: nothing can be sent yet. */
  readonly replying = input(false);
  readonly cancelled = output();
  readonly discarded = output();

  protected readonly clockOf = clockOf;
  /** The recording that can be played, sent or discarded. */
  protected readonly retained = computed((): Recording | null => {
    const phase = this.phase();
    return phase.kind === 'review' || phase.kind === 'unsent' ? phase.unsent.recording : null;
  });
  protected readonly percent = computed(() => {
    const phase = this.phase();
    return phase.kind === 'uploading' ? Math.round(phase.share * 100) : 0;
  });
  protected readonly cancelUpload = computed(() => {
    const phase = this.phase();
    return phase.kind === 'uploading' || phase.kind === 'transcribing' ? phase.cancel : null;
  });
}
