/** Tells MP3 and WAV apart by their first 12 bytes; null for anything else. */
export function audioType(head: Buffer): 'audio/mpeg' | 'audio/wav' | null {
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WAVE') return 'audio/wav';
  if (head.toString('latin1', 0, 3) === 'ID3') return 'audio/mpeg';
  // Eleven bits of frame sync, then a layer that is III (ISO 11172-3).
  const second = head[1] ?? 0;
  return head[0] === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02 ? 'audio/mpeg' : null;
}
