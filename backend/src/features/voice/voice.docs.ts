import { applyDecorators } from '@nestjs/common';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { ApiFailureHeader } from '../../platform/http/documentation/documentation.decorators.js';
import { PROVIDER_ERRORS } from '../turns/events/event-stream.docs.js';

export const RECORDING =
  'A recording: webm, ogg, mp4, mov, 3gp, aac, mp3, flac or wav, by content; at most 5 MB and 120 s. Name and type do not matter.';

/** Header of a failure: the recording is kept for another try. */
export const KEPT_AS = 'X-Recording-ID';

/** What can be wrong with a recording, and with its transcription. */
const RECORDING_ERRORS = [
  'not_found',
  'invalid_audio',
  'request_given_up',
  'transcription_failed',
  'server_busy',
  ...PROVIDER_ERRORS,
] as const;

/** Documents what can be wrong with a recording: its failures may say under which id it is stored for another try. */
export function RecordingErrors(...more: Parameters<typeof ApiErrors>): MethodDecorator {
  return applyDecorators(
    ApiErrors(...RECORDING_ERRORS, ...more),
    ApiFailureHeader(KEPT_AS, 'The recording is stored for a day: send it again as `recording_id`.'),
  );
}
