/** The first packet of FLAC in Ogg (RFC 9639, section 10.1): a mapping header of 9 bytes, then a FLAC file's own head. */
const FIRST_PACKET = Buffer.from('\x7fFLAC', 'latin1');
const MAPPING_BYTES = 9;
const PAGE_HEADER_BYTES = 27;

/** Takes FLAC out of its Ogg pages: a FLAC file, sample for sample the same. @returns null when the file holds no FLAC */
export function flacOfOgg(bytes: Buffer): Buffer | null {
  let serial: number | null = null;
  const pieces: Buffer[] = [];
  for (const page of pages(bytes)) {
    if (serial === null) {
      if (!page.body.subarray(0, FIRST_PACKET.length).equals(FIRST_PACKET)) continue;
      serial = page.serial;
      pieces.push(page.body.subarray(MAPPING_BYTES));
    } else if (page.serial === serial) {
      pieces.push(page.body);
    }
  }
  return serial === null ? null : Buffer.concat(pieces);
}

/** The pages of an Ogg file (RFC 3533), as far as they are whole. */
function* pages(bytes: Buffer): Generator<{ serial: number; body: Buffer }> {
  for (let at = 0; at + PAGE_HEADER_BYTES <= bytes.length;) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') return;
    const segments = bytes[at + 26] ?? 0;
    const start = at + PAGE_HEADER_BYTES + segments;
    const size = bytes.subarray(at + PAGE_HEADER_BYTES, start).reduce((sum, length) => sum + length, 0);
    yield { serial: bytes.readUInt32LE(at + 14), body: bytes.subarray(start, start + size) };
    at = start + size;
  }
}
