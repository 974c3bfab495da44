/** One frame of MPEG audio layer III (ISO 11172-3, ISO 13818-3). */
export interface Mp3Frame {
  offset: number;
  size: number;
  samples: number;
  sampleRate: number;
  /** Bits that hold sound; a silent frame has none, however long it is. */
  contentBits: number;
}

export interface Mp3Stream {
  /** Without the tag frame that some encoders write first. */
  frames: Mp3Frame[];
  /** As the encoder's tag says what it added at both ends (LAME), else with it. */
  seconds: number;
  /** True when the tag promises more frames than there are. */
  truncated: boolean;
  /** Where the first frame is, when something that is no MP3 stands before it; else 0. */
  startsAt: number;
}

const KBITS_MPEG1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];
const MPEG1 = 3;
const MPEG2 = 2;
const MONO = 3;
/** How far a stream may be searched for its next frame. */
const MAX_GAP_BYTES = 4096;
/** What may stand before the first frame: the rest of a frame that was cut, zeros, or the head of another program. */
const MAX_LEAD_BYTES = 64 * 1024;
/** So many frames in a row are no accident of other data. */
const FRAMES_IN_A_ROW = 4;

/** Reads the frames of an MP3 file; null when there are none. Tags in front, between and behind are passed over. */
export function readMp3(bytes: Buffer): Mp3Stream | null {
  const start = firstFrame(bytes);
  if (!start) return null;
  const tag = tagOf(bytes, start);
  const frames: Mp3Frame[] = [];
  let gap = 0;
  for (let at = start.offset; at + 4 <= bytes.length;) {
    const frame = frameAt(bytes, at);
    if (!frame) {
      at += 1;
      if (++gap > MAX_GAP_BYTES) break;
      continue;
    }
    gap = 0;
    if (tag?.offset !== at) frames.push(frame);
    at = afterId3(bytes, at + frame.size);
  }
  const [first] = frames;
  if (!first) return null;
  const samples = frames.reduce((sum, frame) => sum + frame.samples, 0) - (tag?.addedSamples ?? 0);
  return {
    frames,
    seconds: Math.max(0, samples) / first.sampleRate,
    truncated: tag?.frames !== undefined && tag.frames > frames.length,
    startsAt: start.offset === afterId3(bytes, 0) ? 0 : start.offset,
  };
}

/** A lone sync pattern within other data is no frame: others must follow it. */
function firstFrame(bytes: Buffer): Mp3Frame | null {
  const begin = afterId3(bytes, 0);
  let lead = 0;
  for (let at = begin; at + 4 <= bytes.length && lead <= MAX_LEAD_BYTES; at++) {
    const frame = frameAt(bytes, at);
    if (frame && isFollowed(bytes, frame, at === begin ? 2 : FRAMES_IN_A_ROW)) return frame;
    if (bytes[at] !== 0) lead += 1;
  }
  return null;
}

/** Whether a frame is the first of so many of its kind, or of all that there are till the end. */
function isFollowed(bytes: Buffer, first: Mp3Frame, inARow: number): boolean {
  let frame = first;
  for (let count = 1; count < inARow; count++) {
    const next = afterId3(bytes, frame.offset + frame.size);
    const isEnd = next >= bytes.length - 4 || bytes.toString('latin1', next, next + 3) === 'TAG';
    if (isEnd) return inARow === 2 || count > 1;
    const following = frameAt(bytes, next);
    if (following?.sampleRate !== first.sampleRate) return false;
    frame = following;
  }
  return true;
}

/** Past an ID3v2 tag, whose size is written seven bits to the byte. */
function afterId3(bytes: Buffer, at: number): number {
  if (bytes.toString('latin1', at, at + 3) !== 'ID3' || at + 10 > bytes.length) return at;
  const size = [6, 7, 8, 9].reduce((sum, index) => (sum << 7) | ((bytes[at + index] ?? 0) & 0x7f), 0);
  return at + 10 + size;
}

function frameAt(bytes: Buffer, offset: number): Mp3Frame | null {
  if (offset + 4 > bytes.length || bytes[offset] !== 0xff) return null;
  const [, second = 0, third = 0, fourth = 0] = bytes.subarray(offset, offset + 4);
  const version = (second >> 3) & 3;
  if ((second & 0xe6) !== 0xe2 || version === 1) return null;
  const kbits = (version === MPEG1 ? KBITS_MPEG1 : KBITS_MPEG2)[third >> 4];
  const rate = SAMPLE_RATES[(third >> 2) & 3];
  if (!kbits || rate === undefined) return null;
  const sampleRate = version === MPEG1 ? rate : version === MPEG2 ? rate / 2 : rate / 4;
  const samples = version === MPEG1 ? 1152 : 576;
  const size = Math.floor(((samples / 8) * kbits * 1000) / sampleRate) + ((third >> 1) & 1);
  if (offset + size > bytes.length) return null;
  const side = offset + 4 + (second & 1 ? 0 : 2);
  const channels = fourth >> 6 === MONO ? 1 : 2;
  return { offset, size, samples, sampleRate, contentBits: contentBits(bytes, side, version === MPEG1, channels) };
}

/** Sum of `part2_3_length` over the frame's granules and channels, from its side information. */
function contentBits(bytes: Buffer, side: number, mpeg1: boolean, channels: number): number {
  const before = mpeg1 ? 9 + (channels === 1 ? 5 : 3) + 4 * channels : 8 + (channels === 1 ? 1 : 2);
  const each = mpeg1 ? 59 : 63;
  let sum = 0;
  for (let part = 0; part < (mpeg1 ? 2 : 1) * channels; part++)
    sum += bitsAt(bytes, side * 8 + before + part * each, 12);
  return sum;
}

function bitsAt(bytes: Buffer, start: number, count: number): number {
  let value = 0;
  for (let bit = start; bit < start + count; bit++)
    value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  return value;
}

interface EncoderTag {
  offset: number;
  frames: number | undefined;
  addedSamples: number;
}

/** The frame named Xing or Info that holds no sound but tells about the others. */
function tagOf(bytes: Buffer, { offset, size }: Mp3Frame): EncoderTag | null {
  const frame = bytes.subarray(offset, offset + size);
  const at = Math.max(frame.indexOf('Xing'), frame.indexOf('Info'));
  if (at < 4 || at > 40) return null;
  const flags = frame.readUInt32BE(at + 4);
  const frames = flags & 1 ? frame.readUInt32BE(at + 8) : undefined;
  const lame = at + 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);
  if (lame + 24 > frame.length || !/^[A-Z]/i.test(frame.toString('latin1', lame, lame + 1))) {
    return { offset, frames, addedSamples: 0 };
  }
  // Twelve bits each: samples added in front and behind.
  const delay = bitsAt(frame, (lame + 21) * 8, 12);
  const padding = bitsAt(frame, (lame + 21) * 8 + 12, 12);
  return { offset, frames, addedSamples: delay + padding };
}
