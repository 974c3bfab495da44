/** Containers and codecs in the order we ask for them: Chromium and Firefox record the first, Safari the mp4 forms. */
const WANTED = [
  'audio/webm;codecs=opus',
  'audio/webm',
  'audio/mp4;codecs=mp4a.40.2',
  'audio/mp4',
  'audio/ogg;codecs=opus',
] as const;

/** The first format that this browser can record, or null to let it choose. */
export function recordingFormat(isSupported: (mimeType: string) => boolean): string | null {
  return WANTED.find(isSupported) ?? null;
}
