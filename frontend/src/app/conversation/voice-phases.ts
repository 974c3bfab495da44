import { Injectable, signal } from '@angular/core';
import { idle, type VoicePhase } from './voice-phase';

/**
 * Where the spoken messages of all sessions are on their way. It outlives the page: a recording that was not sent, or is
 * still being sent, is there again when its session is.
 */
@Injectable({ providedIn: 'root' })
export class VoicePhases {
  private readonly phases = signal<ReadonlyMap<string, VoicePhase>>(new Map());

  of(place: string): VoicePhase {
    return this.phases().get(place) ?? idle;
  }

  set(place: string, phase: VoicePhase): void {
    this.phases.update((phases) => new Map(phases).set(place, phase));
  }
}
