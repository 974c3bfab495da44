import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { AudioPlayer } from '../../audio/audio-player';
import type { Recording } from '../../audio/recorder';

/** Plays a recording that is still in this browser. */
@Component({
  selector: 'app-own-recording',
  imports: [AudioPlayer],
  template: `
    @if (url(); as url) {
      <app-audio-player
        name="Your recording"
        [url]="url"
        [durationMs]="recording().durationMs"
        [peaks]="recording().peaks"
      />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'block' },
})
export class OwnRecording {
  readonly recording = input.required<Recording>();
  protected readonly url = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      const url = URL.createObjectURL(this.recording().blob);
      this.url.set(url);
      onCleanup(() => URL.revokeObjectURL(url));
    });
    inject(DestroyRef).onDestroy(() => this.url.set(null));
  }
}
