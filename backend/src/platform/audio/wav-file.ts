/** Where the samples of a WAV file are, and how to read them. */
export interface WavFile {
  channels: number;
  sample_rate: number;
  bytes_per_sample: number;
  is_float: boolean;
  data: Buffer;
  /** True when the header promises more than is there. */
  truncated: boolean;
}

const PCM = 1;
const IEEE_FLOAT = 3;
/** The real format stands in the extension's first two bytes. */
const EXTENSIBLE = 0xfffe;
/** Sizes that programs write when they stream and do not know the end. */
const UNKNOWN_SIZES = new Set([0, 0x7fffffff, 0xffffffff]);
const HEADER_BYTES = 44;

/** Null when it is no WAV file of PCM. */
export function readWav(bytes: Buffer): WavFile | null {
  if (tag(bytes, 0) !== 'RIFF' || tag(bytes, 8) !== 'WAVE') return null;
  let format: Omit<WavFile, 'data' | 'truncated'> | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    if (tag(bytes, at) === 'fmt ') format = readFormat(bytes.subarray(at + 8, at + 8 + size));
    if (tag(bytes, at) === 'data') {
      if (!format) return null;
      const unknown = UNKNOWN_SIZES.has(size) || size >= 0xffffff00;
      const frame = format.channels * format.bytes_per_sample;
      const there = Math.min(unknown ? Infinity : size, bytes.length - at - 8);
      const data = bytes.subarray(at + 8, at + 8 + there - (there % frame));
      return { ...format, data, truncated: !unknown && size > bytes.length - at - 8 };
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

export function wavSeconds({ data, channels, bytes_per_sample, sample_rate }: WavFile): number {
  return data.length / (channels * bytes_per_sample * sample_rate);
}

/** The first channel's sample number `index`, -1 to 1. */
export function sampleAt({ data, channels, bytes_per_sample, is_float }: WavFile, index: number): number {
  const at = index * channels * bytes_per_sample;
  if (is_float) return data.readFloatLE(at);
  if (bytes_per_sample === 1) return ((data[at] ?? 128) - 128) / 128;
  return data.readIntLE(at, bytes_per_sample) / 2 ** (bytes_per_sample * 8 - 1);
}

/** The first 44 bytes of a WAV file with this much PCM behind. */
export function wavHeader(
  format: Pick<WavFile, 'channels' | 'sample_rate' | 'bytes_per_sample' | 'is_float'>,
  data_bytes: number,
): Buffer {
  const { channels, sample_rate, bytes_per_sample, is_float } = format;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + data_bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(is_float ? IEEE_FLOAT : PCM, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sample_rate, 24);
  header.writeUInt32LE(sample_rate * channels * bytes_per_sample, 28);
  header.writeUInt16LE(channels * bytes_per_sample, 32);
  header.writeUInt16LE(bytes_per_sample * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data_bytes, 40);
  return header;
}

function readFormat(chunk: Buffer): Omit<WavFile, 'data' | 'truncated'> | null {
  if (chunk.length < 16) return null;
  const given = chunk.readUInt16LE(0);
  const code = given === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : given;
  const channels = chunk.readUInt16LE(2);
  const sample_rate = chunk.readUInt32LE(4);
  const bits = chunk.readUInt16LE(14);
  const is_float = code === IEEE_FLOAT;
  const readable = is_float ? bits === 32 : code === PCM && [8, 16, 24, 32].includes(bits);
  if (!readable || channels < 1 || channels > 8 || sample_rate < 1000 || sample_rate > 384_000) return null;
  return { channels, sample_rate, bytes_per_sample: bits / 8, is_float };
}

function tag(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}
