import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { LucideX } from '@lucide/angular';
import type { Recording } from '../../audio/recorder';
import { OwnRecording } from './own-recording';

/** Above the message box: the recording whose transcript is in it, and which is sent with the message. */
@Component({
  selector: 'app-transcript-review',
  imports: [LucideX, OwnRecording],
  template: `
    <p class="w-full pt-1">Read it, correct it, then send it. Your recording goes with it.</p>
    <app-own-recording class="min-w-40 flex-1" [recording]="recording()" />
    <button type="button" class="btn btn-quiet btn-small ms-auto flex-none" (click)="removed.emit()">
      <svg lucideX class="-ms-0.5 size-4!"></svg>Remove recording
    </button>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-sm bg-accent-soft py-1 ps-3 pe-1' },
})
export class TranscriptReview {
  readonly recording = input.required<Recording>();
  readonly removed = output();
}
