export type RecordingProblemKind =
  'insecure' | 'unsupported' | 'blocked' | 'no_device' | 'busy' | 'too_short' | 'silence' | 'broken';

/** How it is done, after a press that was too short. */
export const TOO_SHORT = 'Hold the microphone while you speak, or tap it to start and stop.';

/** Why nothing was recorded; `message` is the sentence to show. */
export class RecordingProblem extends Error {
  override readonly name = 'RecordingProblem';

  constructor(
    readonly kind: RecordingProblemKind,
    readonly deviceName: string | null = null,
  ) {
    super(wordsFor(kind, deviceName));
  }
}

/** What `getUserMedia` rejects with, in our words. */
export function problemOf(error: unknown): RecordingProblem {
  if (error instanceof RecordingProblem) return error;
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return new RecordingProblem('blocked');
    case 'NotFoundError':
    case 'OverconstrainedError':
      return new RecordingProblem('no_device');
    case 'NotReadableError':
    case 'AbortError':
      return new RecordingProblem('busy');
    default:
      return new RecordingProblem('broken');
  }
}

function wordsFor(kind: RecordingProblemKind, deviceName: string | null): string {
  switch (kind) {
    case 'insecure':
      return 'Browsers record only on secure addresses. Open Parley with https, or on this computer as http://localhost.';
    case 'unsupported':
      return 'This browser cannot record sound. Use a current version of Chrome, Edge, Firefox or Safari.';
    case 'blocked':
      return 'Microphone is blocked for this site. Allow it in the address bar, then try again.';
    case 'no_device':
      return 'No microphone was found. Connect one, then try again.';
    case 'busy':
      return 'The microphone is used by another program. Close it there, then try again.';
    case 'too_short':
      return TOO_SHORT;
    case 'silence':
      return `No sound was picked up from ${deviceName ?? 'the microphone'}. Check that it is not muted, or choose another one.`;
    case 'broken':
      return 'The browser could not record. Try again, or write your message.';
  }
}
