import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LucideX } from '@lucide/angular';
import { clockOf } from '../../audio/audio-time';
import { LevelBars } from '../../audio/level-bars';
import type { Recording } from '../../audio/recorder';
import { RunTimeConfig } from '../../core/api/run-time-config';
import { OwnRecording } from './own-recording';
import { endWords, VoiceComposer } from './voice-composer';

/** What stands in place of the text while a message is spoken, looked at, uploaded and understood. */
@Component({
  selector: 'app-voice-bar',
  imports: [LevelBars, LucideX, OwnRecording],
  templateUrl: './voice-bar.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1' },
})
export class VoiceBar {
  /** The session still answers: nothing can be sent yet. */
  readonly replying = input(false);

  protected readonly voice = inject(VoiceComposer);
  private readonly config = inject(RunTimeConfig);

  protected readonly clockOf = clockOf;
  protected readonly phase = this.voice.phase;
  /** The recording that waits. */
  protected readonly kept = computed((): Recording | null => {
    const phase = this.phase();
    return phase.kind === 'review' || phase.kind === 'unsent' ? phase.unsent.recording : null;
  });
  protected readonly ending = computed(() => {
    const phase = this.phase();
    return phase.kind === 'review' ? endWords(phase.reason, this.config.audioSeconds()) : null;
  });
  protected readonly percent = computed(() => {
    const phase = this.phase();
    return phase.kind === 'uploading' ? Math.round(phase.share * 100) : 0;
  });

  protected readonly breakOff = computed(() => {
    const phase = this.phase();
    return phase.kind === 'uploading' || phase.kind === 'transcribing' ? phase.breakOff : null;
  });
}
