import { ModelFailure } from '../../ai/model-failure.js';
import { DomainError } from '../../platform/domain-error.js';
import { ErrorWithHeaders } from '../../platform/http/errors/error-with-headers.js';
import { answerError, FALLBACK_TEXTS } from '../turns/failures.js';

/** What is wrong with a recording, and what would be taken. */
export class InvalidAudio extends DomainError {
  constructor(problem: string, limits: { maxBytes: number; maxSeconds: number }) {
    const megabytes = Math.round(limits.maxBytes / 104_857.6) / 10;
    super(
      'malformed',
      'invalid_audio',
      `${problem} Accepted are webm, ogg, mp4, mov, 3gp, aac, mp3, flac and wav of at most ${megabytes} MB and ${limits.maxSeconds} s.`,
      { title: 'Invalid Audio' },
    );
  }
}

/** A recording has no transcript, for now: nothing is wrong with sending it again. */
export class NotTranscribed extends DomainError {}

/** Nobody could tell what was said. */
export class TranscriptionFailed extends NotTranscribed {
  constructor() {
    super('invalid', 'transcription_failed', 'No words were understood in the recording.', {
      title: 'Transcription Failed',
      fallback_message: FALLBACK_TEXTS.sttFailed,
    });
  }
}

/** Header of a failure whose recording is retained for another try. */
export const RECORDING_ID_HEADER = 'X-Recording-ID';

/** The same failure, with the id under which its recording is retained. */
export function withRetained(recordingId: string, error: unknown): ErrorWithHeaders {
  return new ErrorWithHeaders(error, { [RECORDING_ID_HEADER]: recordingId });
}

export class RecordingNotFound extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'There is no such recording, or it was sent already.');
  }
}

/** Nobody waits for the answer any more. */
export class HungUp extends DomainError {
  constructor() {
    super('conflict', 'request_given_up', 'The request was given up.', { logLevel: 'debug' });
  }
}

export class AudioNotFound extends DomainError {
  constructor() {
    super('not_found', 'not_found', 'There is no such sound.');
  }
}

export class NothingToSpeak extends DomainError {
  constructor() {
    super('conflict', 'nothing_to_speak', 'Only a finished reply with words can be spoken.');
  }
}

/** A transcriber that is down, in the words of the contract. */
export function transcriptionError(failure: unknown): unknown {
  return providerError(failure, 'service_unavailable', NotTranscribed);
}

/** A voice that is down, in the words of the contract. */
export function synthesisError(failure: unknown): unknown {
  return providerError(failure, 'ttsFailed', DomainError);
}

function providerError(failure: unknown, fallback: keyof typeof FALLBACK_TEXTS, as: typeof DomainError): unknown {
  if (!(failure instanceof ModelFailure)) return failure;
  const { kind, code, detail, title, retry_after_seconds } = answerError(failure);
  return new as(kind, code, detail, {
    ...(title !== undefined && { title }),
    ...(retry_after_seconds !== undefined && { retry_after_seconds }),
    fallback_message: FALLBACK_TEXTS[fallback],
    logLevel: 'warn',
    cause: failure,
  });
}
