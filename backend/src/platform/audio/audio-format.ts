/** What people may record or upload; also the extension of the stored file. */
export type AudioFormat = 'webm' | 'ogg' | 'mp4' | 'mp3' | 'wav' | 'flac';

/** The type each is served as. */
export const MIME_TYPES: Record<AudioFormat, string> = {
  webm: 'audio/webm',
  ogg: 'audio/ogg',
  mp4: 'audio/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
};
