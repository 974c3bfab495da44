import { applyDecorators } from '@nestjs/common';
import { ApiErrors } from '../../platform/http/documentation/api-errors.decorator.js';
import { ApiFailureHeader } from '../../platform/http/documentation/documentation.decorators.js';
import { PROVIDER_ERRORS } from '../turns/events/event-stream.docs.js';
import { RECORDING_ID_HEADER } from './voice.errors.js';

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
    ApiFailureHeader(RECORDING_ID_HEADER, 'The recording is stored for a day: send it again as `recording_id`.'),
  );
}
