import type { RecorderEvent, Recording, RecordingEnd } from '../../audio/recorder';

/** A recording that is not a message yet, and the idempotency key of sending it. */
export interface Unsent {
  readonly recording: Recording;
  readonly key: string;
  /** The server retained it although it could not be transcribed: it need not be uploaded again. */
  readonly recordingId: string | null;
}

type Progress = Extract<RecorderEvent, { kind: 'recording' }>;

/** How far a spoken message is. */
export type VoicePhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | Progress
  | { readonly kind: 'review'; readonly unsent: Unsent; readonly reason: RecordingEnd }
  | { readonly kind: 'uploading'; readonly share: number; readonly cancel: () => void }
  /** Can be cancelled only when the transcript is reviewed first: otherwise it becomes a message all the same. */
  | { readonly kind: 'transcribing'; readonly cancel: (() => void) | null }
  /** Transcribed: the transcript is in the message box, and its message will have the recording. */
  | { readonly kind: 'transcript'; readonly recording: Recording; readonly recordingId: string }
  /** Sending failed; the recording can be sent again. */
  | { readonly kind: 'unsent'; readonly unsent: Unsent; readonly message: string }
  /** Nothing was recorded; after a press that was too short it is a hint rather than an error. */
  | { readonly kind: 'problem'; readonly message: string; readonly isHint?: boolean };

export const idle: VoicePhase = { kind: 'idle' };

/** Whether the bar of the recording is shown instead of the text. */
export function hidesText({ kind }: VoicePhase): boolean {
  return kind !== 'idle' && kind !== 'problem' && kind !== 'transcript';
}

/** Whether there is a recording that is only in this browser, or not known to be anywhere else. */
export function holdsRecording(phase: VoicePhase): boolean {
  return hidesText(phase) && phase.kind !== 'asking';
}

/** A recording that was just made. */
export function newlyUnsent(recording: Recording): Unsent {
  return { recording, key: crypto.randomUUID(), recordingId: null };
}
