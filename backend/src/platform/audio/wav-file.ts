import { wavCodecName, wavDecoder, type WavCoding } from './wav-codecs.js';

/** The samples of a WAV file as plain PCM, and how to read them. */
export interface WavFile {
  channels: number;
  sampleRate: number;
  bytesPerSample: number;
  isFloat: boolean;
  data: Buffer;
  /** True when the header promises more than is there. */
  truncated: boolean;
  /** True for a file that few programs play as it is: `data` is then a decoded copy, or was found behind an RF64 head. */
  isRewritten: boolean;
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
  const { coding, sampleRate, start, promised } = found;
  const there = Math.min(promised ?? Infinity, bytes.length - start);
  const truncated = promised !== null && promised > bytes.length - start;
  const layout = { channels: coding.channels, sampleRate };
  const plain = plainLayout(coding);
  if (plain) {
    const frame = coding.channels * plain.bytesPerSample;
    const data = bytes.subarray(start, start + there - (there % frame));
    return { ...layout, ...plain, data, truncated, isRewritten: LONG_FORMS.has(tag(bytes, 0)) };
  }
  const decode = wavDecoder(coding);
  if (!decode) return { codec: wavCodecName(coding.formatTag) };
  const data = decode(bytes.subarray(start, start + there), coding);
  return { ...layout, bytesPerSample: 2, isFloat: false, data, truncated, isRewritten: true };
}

export function wavSeconds({ data, channels, bytesPerSample, sampleRate }: WavFile): number {
  return data.length / (channels * bytesPerSample * sampleRate);
}

/** Sample number `index` of a channel, -1 to 1. */
export function sampleAt(wav: WavFile, index: number, channel: number): number {
  const { data, channels, bytesPerSample, isFloat } = wav;
  const at = (index * channels + channel) * bytesPerSample;
  if (isFloat) return data.readFloatLE(at);
  if (bytesPerSample === 2) return data.readInt16LE(at) / 32_768;
  if (bytesPerSample === 1) return ((data[at] ?? 128) - 128) / 128;
  return data.readIntLE(at, bytesPerSample) / 2 ** (bytesPerSample * 8 - 1);
}

/** The first 44 bytes of a WAV file with this much PCM behind. */
export function wavHeader(
  format: Pick<WavFile, 'channels' | 'sampleRate' | 'bytesPerSample' | 'isFloat'>,
  dataBytes: number,
): Buffer {
  const { channels, sampleRate, bytesPerSample, isFloat } = format;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(isFloat ? IEEE_FLOAT : PCM, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * bytesPerSample, 28);
  header.writeUInt16LE(channels * bytesPerSample, 32);
  header.writeUInt16LE(bytesPerSample * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

interface WavChunks {
  coding: WavCoding;
  sampleRate: number;
  /** Where the samples begin. */
  start: number;
  /** How many bytes of them the file says it has; null when it does not know. */
  promised: number | null;
}

function findChunks(bytes: Buffer): WavChunks | null {
  let format: Pick<WavChunks, 'coding' | 'sampleRate'> | null = null;
  let longBytes: number | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    const start = at + 8;
    const body = bytes.subarray(start, start + size);
    if (tag(bytes, at) === 'ds64' && body.length >= 16) longBytes = Number(body.readBigUInt64LE(8));
    if (tag(bytes, at) === 'fmt ') format = readFormat(body);
    if (tag(bytes, at) === 'data') {
      if (!format) return null;
      const unknown = UNKNOWN_SIZES.has(size) || size >= 0xffffff00;
      return { ...format, start, promised: unknown ? longBytes : size };
    }
    at = start + size + (size % 2);
  }
  return null;
}

function readFormat(chunk: Buffer): Pick<WavChunks, 'coding' | 'sampleRate'> | null {
  if (chunk.length < 16) return null;
  const given = chunk.readUInt16LE(0);
  const coding = {
    formatTag: given === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : given,
    channels: chunk.readUInt16LE(2),
    blockBytes: chunk.readUInt16LE(12),
    bitsPerSample: chunk.readUInt16LE(14),
    extra: chunk.subarray(16),
  };
  const sampleRate = chunk.readUInt32LE(4);
  const sensible = coding.channels >= 1 && coding.channels <= MAX_CHANNELS;
  return sensible && sampleRate >= 1000 && sampleRate <= 384_000 ? { coding, sampleRate } : null;
}

/** PCM in whole bytes, which is read in place; samples of 12 or 20 bits stand in the upper bits of 16 or 24. */
function plainLayout(coding: WavCoding): Pick<WavFile, 'bytesPerSample' | 'isFloat'> | null {
  const { formatTag, bitsPerSample: bits } = coding;
  if (formatTag === IEEE_FLOAT && bits === 32) return { bytesPerSample: 4, isFloat: true };
  if (formatTag !== PCM || bits < 1 || bits > 32) return null;
  return { bytesPerSample: Math.ceil(bits / 8), isFloat: false };
}

function tag(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}
