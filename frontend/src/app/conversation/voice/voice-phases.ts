import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { holdsRecording, idle, type VoicePhase } from './voice-phase';

/**
 * How far the spoken messages of all sessions are. It outlives the page: a recording that was not sent, or is still being
 * sent, is shown again with its session. Before the app itself is closed, the browser asks for confirmation.
 */
@Injectable({ providedIn: 'root' })
export class VoicePhases {
  private readonly phases = signal<ReadonlyMap<string, VoicePhase>>(new Map());

  constructor() {
    // Checked when it happens: during a recording the phase changes twenty times a second.
    const ask = (event: BeforeUnloadEvent) => {
      if ([...this.phases().values()].some(holdsRecording)) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', ask));
  }

  of(draftKey: string): VoicePhase {
    return this.phases().get(draftKey) ?? idle;
  }

  set(draftKey: string, phase: VoicePhase): void {
    this.phases.update((phases) => new Map(phases).set(draftKey, phase));
  }
}
