/** One packet of a compressed recording. */
export interface CompressedPiece {
  atSeconds: number;
  /** Without what a frame needs to be a frame. */
  contentBytes: number;
}

/** No codec speaks in less: the thriftiest speech codecs take more than twice of it, digital silence a third to a half. */
const SILENT_BYTES_PER_SECOND = 320;
/** A word is shorter than this; half windows overlap, so that none is divided between two. */
const HALF_WINDOW_SECONDS = 0.25;

/**
 * Whether a compressed recording is digital silence throughout, by how much its codec had to write: one stretch of half a
 * second with content is enough to be heard. A codec with a constant bit rate hides silence, which is then not refused.
 */
export function isSilentContent(pieces: readonly CompressedPiece[]): boolean {
  const halves = new Map<number, number>();
  for (const { atSeconds, contentBytes } of pieces) {
    const half = Math.floor(atSeconds / HALF_WINDOW_SECONDS);
    halves.set(half, (halves.get(half) ?? 0) + contentBytes);
  }
  const most = SILENT_BYTES_PER_SECOND * 2 * HALF_WINDOW_SECONDS;
  return [...halves].every(([half, content]) => content + (halves.get(half + 1) ?? 0) < most);
}
