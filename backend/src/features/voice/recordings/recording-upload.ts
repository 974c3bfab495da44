import type { UploadRules } from '../../../platform/http/input/upload.interceptor.js';
import { InvalidAudio } from '../voice.errors.js';

/** A recording as the file of a request. */
export const RECORDING: UploadRules = {
  field: 'audio',
  description:
    'A recording: webm, ogg, mp4, mov, 3gp, aac, mp3, flac or wav, by content; at most 5 MB and 120 s. Name and type do not matter.',
  limits: ({ audio }) => ({
    maxBytes: audio.maxBytes,
    tooLarge: () => new InvalidAudio(`The recording is larger than ${audio.maxBytes} bytes.`, audio),
    missing: () => new InvalidAudio('The recording is missing: send it as the file `audio`.', audio),
  }),
};
