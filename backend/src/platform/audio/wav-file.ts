import { wavCodecName, wavDecoder, type WavCoding } from './wav-codecs.js';

/** The samples of a WAV file as plain PCM, and how to read them. */
export interface WavFile {
  channels: number;
  sample_rate: number;
  bytes_per_sample: number;
  is_float: boolean;
  data: Buffer;
  /** True when the header promises more than is there. */
  truncated: boolean;
  /** True for a file that few programs play as it is: `data` is then a decoded copy, or was found behind an RF64 head. */
  is_rewritten: boolean;
}

/** A WAV file whose codec is not decoded here. */
export interface UnsupportedWav {
  codec: string;
}

const PCM = 1;
const IEEE_FLOAT = 3;
/** The real format stands in the extension's first two bytes. */
const EXTENSIBLE = 0xfffe;
/** Sizes that programs write when they stream and do not know the end. */
const UNKNOWN_SIZES = new Set([0, 0x7fffffff, 0xffffffff]);
const HEADER_BYTES = 44;
/** The 64-bit forms have their sizes in a chunk of their own (EBU Tech 3306, ITU-R BS.2088). */
const LONG_FORMS = new Set(['RF64', 'BW64']);
const MAX_CHANNELS = 8;

/** Whether this is the head of a WAV file, in one of its three forms. */
export function isWav(bytes: Buffer): boolean {
  const form = tag(bytes, 0);
  return (form === 'RIFF' || LONG_FORMS.has(form)) && tag(bytes, 8) === 'WAVE';
}

/** Reads a WAV file. @returns null when it is none */
export function readWav(bytes: Buffer): WavFile | UnsupportedWav | null {
  if (!isWav(bytes)) return null;
  const found = findChunks(bytes);
  if (!found) return null;
  const { coding, sample_rate, start, promised } = found;
  const there = Math.min(promised ?? Infinity, bytes.length - start);
  const truncated = promised !== null && promised > bytes.length - start;
  const layout = { channels: coding.channels, sample_rate };
  const plain = plainLayout(coding);
  if (plain) {
    const frame = coding.channels * plain.bytes_per_sample;
    const data = bytes.subarray(start, start + there - (there % frame));
    return { ...layout, ...plain, data, truncated, is_rewritten: LONG_FORMS.has(tag(bytes, 0)) };
  }
  const decode = wavDecoder(coding);
  if (!decode) return { codec: wavCodecName(coding.format_tag) };
  const data = decode(bytes.subarray(start, start + there), coding);
  return { ...layout, bytes_per_sample: 2, is_float: false, data, truncated, is_rewritten: true };
}

export function wavSeconds({ data, channels, bytes_per_sample, sample_rate }: WavFile): number {
  return data.length / (channels * bytes_per_sample * sample_rate);
}

/** Sample number `index` of a channel, -1 to 1. */
export function sampleAt(wav: WavFile, index: number, channel: number): number {
  const { data, channels, bytes_per_sample, is_float } = wav;
  const at = (index * channels + channel) * bytes_per_sample;
  if (is_float) return data.readFloatLE(at);
  if (bytes_per_sample === 2) return data.readInt16LE(at) / 32_768;
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

interface WavChunks {
  coding: WavCoding;
  sample_rate: number;
  /** Where the samples begin. */
  start: number;
  /** How many bytes of them the file says it has; null when it does not know. */
  promised: number | null;
}

function findChunks(bytes: Buffer): WavChunks | null {
  let format: Pick<WavChunks, 'coding' | 'sample_rate'> | null = null;
  let long_bytes: number | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    const start = at + 8;
    const body = bytes.subarray(start, start + size);
    if (tag(bytes, at) === 'ds64' && body.length >= 16) long_bytes = Number(body.readBigUInt64LE(8));
    if (tag(bytes, at) === 'fmt ') format = readFormat(body);
    if (tag(bytes, at) === 'data') {
      if (!format) return null;
      const unknown = UNKNOWN_SIZES.has(size) || size >= 0xffffff00;
      return { ...format, start, promised: unknown ? long_bytes : size };
    }
    at = start + size + (size % 2);
  }
  return null;
}

function readFormat(chunk: Buffer): Pick<WavChunks, 'coding' | 'sample_rate'> | null {
  if (chunk.length < 16) return null;
  const given = chunk.readUInt16LE(0);
  const coding = {
    format_tag: given === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : given,
    channels: chunk.readUInt16LE(2),
    block_bytes: chunk.readUInt16LE(12),
    bits_per_sample: chunk.readUInt16LE(14),
    extra: chunk.subarray(16),
  };
  const sample_rate = chunk.readUInt32LE(4);
  const sensible = coding.channels >= 1 && coding.channels <= MAX_CHANNELS;
  return sensible && sample_rate >= 1000 && sample_rate <= 384_000 ? { coding, sample_rate } : null;
}

/** PCM in whole bytes, which is read in place; samples of 12 or 20 bits stand in the upper bits of 16 or 24. */
function plainLayout(coding: WavCoding): Pick<WavFile, 'bytes_per_sample' | 'is_float'> | null {
  const { format_tag, bits_per_sample: bits } = coding;
  if (format_tag === IEEE_FLOAT && bits === 32) return { bytes_per_sample: 4, is_float: true };
  if (format_tag !== PCM || bits < 1 || bits > 32) return null;
  return { bytes_per_sample: Math.ceil(bits / 8), is_float: false };
}

function tag(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}
