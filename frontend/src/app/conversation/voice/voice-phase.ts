import type { RecorderEvent, Recording, RecordingEnd } from '../../audio/recorder';

/** A recording that is not stored on the server, and under which key it was tried. */
export interface Unsent {
  readonly recording: Recording;
  readonly key: string;
  /** The server kept it although it could not be understood: it need not be uploaded again. */
  readonly recordingId: string | null;
}

type Progress = Extract<RecorderEvent, { kind: 'recording' }>;

/** Where a spoken message is on its way. */
export type VoicePhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | Progress
  | { readonly kind: 'review'; readonly unsent: Unsent; readonly reason: RecordingEnd }
  | { readonly kind: 'uploading'; readonly share: number; readonly breakOff: () => void }
  /** Can be broken off only while nothing of it is a message: when the words are read first. */
  | { readonly kind: 'transcribing'; readonly breakOff: (() => void) | null }
  /** Transcribed: the words stand in the message box, and the message keeps the recording. */
  | { readonly kind: 'words'; readonly recording: Recording; readonly recordingId: string }
  /** Sending failed; the recording is kept. */
  | { readonly kind: 'unsent'; readonly unsent: Unsent; readonly words: string }
  /** Nothing was recorded; a press that was too short is no fault, but a hint how it is done. */
  | { readonly kind: 'problem'; readonly words: string; readonly isHint?: boolean };

export const idle: VoicePhase = { kind: 'idle' };

/** Where the message box gives way to what is said about the recording. */
export function hidesText({ kind }: VoicePhase): boolean {
  return kind !== 'idle' && kind !== 'problem' && kind !== 'words';
}

/** What was said is in this browser only, or not known to be anywhere else. */
export function holdsRecording(phase: VoicePhase): boolean {
  return hidesText(phase) && phase.kind !== 'asking';
}

/** A recording that was just made. */
export function newlyUnsent(recording: Recording): Unsent {
  return { recording, key: crypto.randomUUID(), recordingId: null };
}
