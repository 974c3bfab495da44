import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { holdsRecording, idle, type VoicePhase } from './voice-phase';

/**
 * Where the spoken messages of all sessions are on their way. It outlives the page: a recording that was not sent, or is
 * still being sent, is there again when its session is. Before the app itself is closed the browser asks.
 */
@Injectable({ providedIn: 'root' })
export class VoicePhases {
  private readonly phases = signal<ReadonlyMap<string, VoicePhase>>(new Map());

  constructor() {
    // Looked at when it happens: while somebody speaks the phase changes twenty times a second.
    const ask = (event: BeforeUnloadEvent) => {
      if ([...this.phases().values()].some(holdsRecording)) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', ask));
  }

  of(place: string): VoicePhase {
    return this.phases().get(place) ?? idle;
  }

  set(place: string, phase: VoicePhase): void {
    this.phases.update((phases) => new Map(phases).set(place, phase));
  }
}
