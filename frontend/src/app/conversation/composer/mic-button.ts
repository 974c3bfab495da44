import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { LucideMic, LucideSquare } from '@lucide/angular';
import { clockOf } from '../../audio/audio-time';
import { VoiceComposer } from '../voice/voice-composer';

/** Tap to record and tap to stop, or hold while speaking. With the keyboard Space and Enter are taps. */
@Component({
  selector: 'app-mic-button',
  imports: [LucideMic, LucideSquare],
  template: `
    <button
      type="button"
      id="record"
      class="icon-btn touch-none select-none"
      [class]="recording() ? 'bg-voice text-surface! hover:bg-voice!' : ''"
      [attr.aria-label]="label()"
      [title]="recording() ? 'Stop recording' : 'Record voice message (hold, or tap; Alt V)'"
      (pointerdown)="down($event)"
      (pointerup)="voice.up()"
      (pointercancel)="voice.interrupt()"
      (contextmenu)="$event.preventDefault()"
      (click)="clicked()"
    >
      @if (recording()) {
        <svg lucideSquare class="size-3.5! fill-current"></svg>
      } @else {
        <svg lucideMic></svg>
      }
    </button>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'contents' },
})
export class MicButton {
  protected readonly voice = inject(VoiceComposer);
  private byPointer = false;

  protected readonly recording = computed(() => this.voice.phase().kind === 'recording');
  protected readonly label = computed(() => {
    const phase = this.voice.phase();
    return phase.kind === 'recording' ? `Stop recording, ${clockOf(phase.elapsedMs)}` : 'Record voice message';
  });

  protected down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.byPointer = true;
    // Letting go counts wherever the finger is by then.
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.voice.down();
  }

  /** The click that follows a press with the pointer was dealt with already. */
  protected clicked(): void {
    if (!this.byPointer) this.voice.toggle();
    this.byPointer = false;
  }
}
