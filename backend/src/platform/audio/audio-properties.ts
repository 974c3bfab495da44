import type { AudioFormat } from './audio-format.js';
import type { UnsupportedAudio } from './audio-kind.js';
import type { Waveform } from './waveform.js';

/** What a file really holds. */
export interface AudioProperties {
  format: AudioFormat;
  seconds: number;
  isSilent: boolean;
  /** Null where only a decoder could tell. */
  waveform: Waveform | null;
  /** The same recording as a file that browsers play and transcribers read; absent when it is one already. */
  rewritten?: Uint8Array;
}

export type ProbeProblem = 'not_audio' | 'truncated' | 'video' | UnsupportedAudio;
