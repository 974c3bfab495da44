import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { LucideMic, LucideSquare } from '@lucide/angular';
import { clockOf } from '../../audio/audio-time';

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
      (pointerup)="released.emit()"
      (pointercancel)="interrupted.emit()"
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
  /** Of the recording that is being made. */
  readonly elapsedMs = input.required<number | null>();
  readonly pressed = output();
  readonly released = output();
  readonly interrupted = output();
  /** Pressed in a way that cannot be held. */
  readonly toggled = output();

  protected readonly recording = computed(() => this.elapsedMs() !== null);
  protected readonly label = computed(() => {
    const elapsedMs = this.elapsedMs();
    return elapsedMs === null ? 'Record voice message' : `Stop recording, ${clockOf(elapsedMs)}`;
  });
  private byPointer = false;

  protected down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.byPointer = true;
    // Releasing counts wherever the finger is by then.
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.pressed.emit();
  }

  /** The click that follows a press with the pointer was handled already. */
  protected clicked(): void {
    if (!this.byPointer) this.toggled.emit();
    this.byPointer = false;
  }
}
