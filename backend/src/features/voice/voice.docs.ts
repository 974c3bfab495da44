import { PROVIDER_ERRORS } from '../turns/event-stream.docs.js';

export const RECORDING =
  'A recording: webm, ogg, mp4, mov, 3gp, aac, mp3, flac or wav, by content; at most 5 MB and 120 s. Name and type do not matter.';

/** Header of a failure: the recording is kept for another try. */
export const KEPT_AS = 'X-Recording-ID';

/** What can be wrong with a recording, and with writing it down. */
export const RECORDING_ERRORS = [
  'not_found',
  'invalid_audio',
  'malformed_body',
  'unsupported_media_type',
  'validation_error',
  'transcription_failed',
  'idempotency_conflict',
  'idempotency_in_progress',
  'server_busy',
  ...PROVIDER_ERRORS,
] as const;
