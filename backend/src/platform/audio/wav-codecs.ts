/** How the samples of a WAV file are coded, and the codecs that are decoded here: those of telephones and old recorders. */
export interface WavCoding {
  /** Of the format chunk (RFC 2361); of an extensible one, its subformat. */
  formatTag: number;
  channels: number;
  blockBytes: number;
  bitsPerSample: number;
  /** What the format chunk holds after its first 16 bytes. */
  extra: Buffer;
}

const MS_ADPCM = 0x0002;
const IEEE_FLOAT = 0x0003;
const A_LAW = 0x0006;
const MU_LAW = 0x0007;
const IMA_ADPCM = 0x0011;

/** For the message about a file that is not decoded here. */
const NAMES: Record<number, string | undefined> = {
  0x0031: 'GSM 6.10',
  0x0040: 'G.721',
  0x0042: 'G.723',
  0x0045: 'G.726',
  0x0050: 'MPEG audio',
  0x0055: 'MP3',
  0x0064: 'G.726',
  0x00ff: 'AAC',
  0x0160: 'Windows Media Audio',
  0x0161: 'Windows Media Audio',
};

export function wavCodecName(formatTag: number): string {
  return NAMES[formatTag] ?? `codec 0x${formatTag.toString(16).padStart(4, '0')}`;
}

type Decoder = (data: Buffer, coding: WavCoding) => Buffer;

/** Gives interleaved 16-bit PCM; null for a codec that is unknown, or whose parameters make no sense. */
export function wavDecoder({ formatTag, bitsPerSample, channels, blockBytes }: WavCoding): Decoder | null {
  if (formatTag === MU_LAW && bitsPerSample === 8) return (data) => expand(data, MU_LAW_VALUES);
  if (formatTag === A_LAW && bitsPerSample === 8) return (data) => expand(data, A_LAW_VALUES);
  if (formatTag === IEEE_FLOAT && bitsPerSample === 64) return fromDoubles;
  if (bitsPerSample !== 4) return null;
  // A block begins with the state of each channel: without it there is nothing to decode.
  if (formatTag === IMA_ADPCM && channels <= 2 && blockBytes > 4 * channels) return decodeImaAdpcm;
  if (formatTag === MS_ADPCM && channels <= 2 && blockBytes > 7 * channels) return decodeMsAdpcm;
  return null;
}

/** ITU-T G.711, for all 256 codes. */
const MU_LAW_VALUES = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4);
  return bits & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
});
const A_LAW_VALUES = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = code ^ 0x55;
  const segment = (bits & 0x70) >> 4;
  const mantissa = (bits & 0x0f) << 4;
  const magnitude = segment === 0 ? mantissa + 8 : (mantissa + 0x108) << (segment - 1);
  return bits & 0x80 ? magnitude : -magnitude;
});

function expand(data: Buffer, values: Int16Array): Buffer {
  const pcm = Buffer.allocUnsafe(data.length * 2);
  for (let index = 0; index < data.length; index++) pcm.writeInt16LE(values[data[index] ?? 0] ?? 0, index * 2);
  return pcm;
}

function fromDoubles(data: Buffer): Buffer {
  const samples = Math.floor(data.length / 8);
  const pcm = Buffer.allocUnsafe(samples * 2);
  for (let index = 0; index < samples; index++) {
    const value = data.readDoubleLE(index * 8);
    pcm.writeInt16LE(Number.isFinite(value) ? clamp16(Math.round(value * 32_767)) : 0, index * 2);
  }
  return pcm;
}

const IMA_INDEX_STEPS = [-1, -1, -1, -1, 2, 4, 6, 8];
/** The step sizes of IMA ADPCM (IMA Recommended Practices 3.0): each a tenth more than the one before. */
const IMA_STEPS = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118,
  130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060,
  1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484,
  7132, 7845, 8630, 9493, 10_442, 11_487, 12_635, 13_899, 15_289, 16_818, 18_500, 20_350, 22_385, 24_623, 27_086,
  29_794, 32_767,
];

/** Per block: four bytes of state a channel, then groups of eight nibbles a channel, low nibble first. */
function decodeImaAdpcm(data: Buffer, { channels, blockBytes }: WavCoding): Buffer {
  const whole = Math.floor(data.length / blockBytes);
  const groups = Math.floor((blockBytes - 4 * channels) / (4 * channels));
  const perBlock = 1 + groups * 8;
  const pcm = Buffer.alloc(whole * perBlock * channels * 2);
  for (let block = 0; block < whole; block++) {
    for (let channel = 0; channel < channels; channel++) {
      const head = block * blockBytes + channel * 4;
      let value = data.readInt16LE(head);
      let index = Math.min(88, data[head + 2] ?? 0);
      let out = (block * perBlock * channels + channel) * 2;
      pcm.writeInt16LE(value, out);
      for (let nibble = 0; nibble < groups * 8; nibble++) {
        const at = block * blockBytes + channels * 4 + (nibble >> 3) * channels * 4 + channel * 4 + ((nibble & 7) >> 1);
        const code = ((data[at] ?? 0) >> (nibble & 1 ? 4 : 0)) & 0x0f;
        const step = IMA_STEPS[index] ?? 7;
        const change = (step >> 3) + (code & 4 ? step : 0) + (code & 2 ? step >> 1 : 0) + (code & 1 ? step >> 2 : 0);
        value = clamp16(code & 8 ? value - change : value + change);
        index = Math.max(0, Math.min(88, index + (IMA_INDEX_STEPS[code & 7] ?? 0)));
        out += channels * 2;
        pcm.writeInt16LE(value, out);
      }
    }
  }
  return pcm;
}

/** In 256ths, by the nibble as a number without sign. */
const MS_ADAPTATION = [230, 230, 230, 230, 307, 409, 512, 614, 768, 614, 512, 409, 307, 230, 230, 230];
/** The predictors that every file has; a file may list more, in its format chunk. */
const MS_COEFFICIENTS = [256, 0, 512, -256, 0, 0, 192, 64, 240, 0, 460, -208, 392, -232];
const MAX_PREDICTORS = 256;

/** Per block: predictor, step and two samples a channel, then one nibble a sample, high nibble first, channels in turn. */
function decodeMsAdpcm(data: Buffer, { channels, blockBytes, extra }: WavCoding): Buffer {
  const coefficients = msCoefficients(extra);
  const whole = Math.floor(data.length / blockBytes);
  const perBlock = 2 + Math.floor(((blockBytes - 7 * channels) * 2) / channels);
  const pcm = Buffer.alloc(whole * perBlock * channels * 2);
  for (let block = 0; block < whole; block++) {
    const start = block * blockBytes;
    const states = Array.from({ length: channels }, (_, channel) => {
      const predictor = data[start + channel] ?? 0;
      const field = (index: number): number => data.readInt16LE(start + channels * (1 + 2 * index) + channel * 2);
      return {
        first: coefficients[predictor * 2] ?? 256,
        second: coefficients[predictor * 2 + 1] ?? 0,
        step: field(0),
        last: field(1),
        before: field(2),
      };
    });
    let out = block * perBlock * channels * 2;
    for (const { before } of states) out = pcm.writeInt16LE(before, out);
    for (const { last } of states) out = pcm.writeInt16LE(last, out);
    for (let sample = 0; sample < (perBlock - 2) * channels; sample++) {
      const state = states[sample % channels];
      if (!state) break;
      const code = ((data[start + 7 * channels + (sample >> 1)] ?? 0) >> (sample & 1 ? 0 : 4)) & 0x0f;
      const predicted = (state.last * state.first + state.before * state.second) >> 8;
      const value = clamp16(predicted + (code & 8 ? code - 16 : code) * state.step);
      state.before = state.last;
      state.last = value;
      state.step = Math.min(0x7fffff, Math.max(16, ((MS_ADAPTATION[code] ?? 230) * state.step) >> 8));
      out = pcm.writeInt16LE(value, out);
    }
  }
  return pcm;
}

/** The extension holds its size, the samples of a block, the number of predictors, and their pairs. */
function msCoefficients(extra: Buffer): number[] {
  if (extra.length < 6) return MS_COEFFICIENTS;
  const pairs = Math.min(extra.readUInt16LE(4), MAX_PREDICTORS);
  if (pairs < 7 || extra.length < 6 + pairs * 4) return MS_COEFFICIENTS;
  return Array.from({ length: pairs * 2 }, (_, index) => extra.readInt16LE(6 + index * 2));
}

function clamp16(value: number): number {
  return Math.max(-32_768, Math.min(32_767, value));
}
