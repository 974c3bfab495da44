/** One packet of 20 ms out of a steady tone of 400 Hz (48 kHz, mono, 16 kbit/s); eight whole periods fit into it. */
const PACKET = Buffer.from('mK12b7NFlwlViZHIyk2MFIygAKSwF+TcGEfnf2kg0XSxf5prkIsbuQ==', 'base64');
const PACKET_SAMPLES = 960;
const SAMPLE_RATE = 48_000;
const PRE_SKIP = 312;
const PACKETS_PER_PAGE = 50;
const SERIAL = 0x70617273;
const FIRST_PAGE = 2;
const LAST_PAGE = 4;

/** An Ogg Opus file (RFC 7845) of this length. */
export function opusTone(seconds: number): Buffer {
  const samples = Math.round(seconds * SAMPLE_RATE) + PRE_SKIP;
  const packets = Math.max(1, Math.ceil(samples / PACKET_SAMPLES));
  const pages = [page(0, FIRST_PAGE, 0, [head()]), page(1, 0, 0, [tags()])];
  for (let done = 0; done < packets; done += PACKETS_PER_PAGE) {
    const count = Math.min(PACKETS_PER_PAGE, packets - done);
    const isLast = done + count === packets;
    // The last page says where the sound ends within its last packet.
    const granule = isLast ? samples : (done + count) * PACKET_SAMPLES;
    pages.push(page(pages.length, isLast ? LAST_PAGE : 0, granule, Array<Buffer>(count).fill(PACKET)));
  }
  return Buffer.concat(pages);
}

function head(): Buffer {
  const bytes = Buffer.alloc(19);
  bytes.write('OpusHead', 0, 'latin1');
  bytes[8] = 1; // version
  bytes[9] = 1; // channel
  bytes.writeUInt16LE(PRE_SKIP, 10);
  bytes.writeUInt32LE(SAMPLE_RATE, 12);
  return bytes;
}

function tags(): Buffer {
  const vendor = Buffer.from('parley');
  const bytes = Buffer.alloc(8 + 4 + vendor.length + 4);
  bytes.write('OpusTags', 0, 'latin1');
  bytes.writeUInt32LE(vendor.length, 8);
  vendor.copy(bytes, 12);
  return bytes;
}

/** A page of packets that are each shorter than 255 bytes (RFC 3533). */
function page(number: number, flags: number, granule: number, packets: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(27 + packets.length);
  header.write('OggS', 0, 'latin1');
  header[5] = flags;
  header.writeBigUInt64LE(BigInt(granule), 6);
  header.writeUInt32LE(SERIAL, 14);
  header.writeUInt32LE(number, 18);
  header[26] = packets.length;
  packets.forEach((packet, index) => (header[27 + index] = packet.length));
  const bytes = Buffer.concat([header, ...packets]);
  bytes.writeUInt32LE(checksum(bytes), 22);
  return bytes;
}

/** CRC-32 with the polynomial 0x04c11db7, not reflected, as Ogg wants it. */
function checksum(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x80000000 ? 0x04c11db7 : 0);
  }
  return crc >>> 0;
}
