/** Seconds of sound in a recording, as far as its container says so plainly; null when it does not. */
export function audioSeconds(bytes: Buffer): number | null {
  if (bytes.length < 12) return null;
  if (tag(bytes, 0) === 'RIFF' && tag(bytes, 8) === 'WAVE') return wavSeconds(bytes);
  if (tag(bytes, 0) === 'OggS') return oggOpusSeconds(bytes);
  return null;
}

function tag(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}

/** Size of the `data` chunk over the byte rate of `fmt `; a streamed file has a size that is not true, so what is there counts. */
function wavSeconds(bytes: Buffer): number | null {
  let byteRate = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    if (tag(bytes, at) === 'fmt ' && at + 20 <= bytes.length) byteRate = bytes.readUInt32LE(at + 16);
    if (tag(bytes, at) === 'data') {
      return byteRate === 0 ? null : Math.min(size, bytes.length - at - 8) / byteRate;
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

/** The granule position of the last page counts samples at 48 kHz, the pre-skip of the head included (RFC 7845). */
function oggOpusSeconds(bytes: Buffer): number | null {
  const head = bytes.indexOf('OpusHead');
  const last = bytes.lastIndexOf('OggS');
  if (head === -1 || head + 12 > bytes.length || last + 14 > bytes.length) return null;
  const granule = Number(bytes.readBigInt64LE(last + 6));
  const samples = granule - bytes.readUInt16LE(head + 10);
  return samples > 0 ? samples / 48_000 : null;
}
