import { effect, inject, Injectable, untracked } from '@angular/core';
import { SpokenReplies } from './spoken-replies';
import { VoiceComposer } from './voice-composer';

/** The agent is silent while the person speaks, and may speak after that. */
@Injectable()
export class TurnTaking {
  private readonly voice = inject(VoiceComposer);
  private readonly spoken = inject(SpokenReplies);

  constructor() {
    effect(() => {
      // Checked with every change of the recording: a reply may also start during it.
      if (['asking', 'recording'].includes(this.voice.phase().kind)) untracked(() => this.spoken.stop());
    });
    effect(() => {
      if (this.voice.busy()) untracked(() => this.spoken.prepare());
    });
  }
}
