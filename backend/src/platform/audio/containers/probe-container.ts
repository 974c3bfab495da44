import {
  ADTS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  FLAC,
  Input,
  type InputAudioTrack,
  type InputFormat,
  Logging,
  LogLevel,
  MATROSKA,
  MP4,
  Mp4OutputFormat,
  OGG,
  Output,
  QTFF,
  WEBM,
} from 'mediabunny';
import type { AudioFormat } from '../audio-format.js';
import type { AudioContainer } from '../audio-kind.js';
import { type CompressedPiece, isSilentContent } from './compressed-silence.js';
import { oggIsWhole, webmIsWhole } from './container-end.js';
import { flacOfOgg } from './ogg-flac.js';
import { opusSamples } from './opus-packet.js';
import type { ProbeProblem, AudioProperties } from '../audio-properties.js';

type Container = Exclude<AudioContainer, 'wav' | 'mp3'>;

interface Reading {
  format: AudioFormat;
  read: InputFormat[];
  /** What browsers play and transcribers read in this container; the names are mediabunny's. */
  codecs: string[];
  /** What ffmpeg calls it. */
  demuxer: string;
  name: string;
}

const READINGS: Record<Container, Reading> = {
  webm: {
    format: 'webm',
    read: [WEBM, MATROSKA],
    codecs: ['opus', 'vorbis'],
    demuxer: 'matroska',
    name: 'a Matroska recording',
  },
  ogg: { format: 'ogg', read: [OGG], codecs: ['opus', 'vorbis'], demuxer: 'ogg', name: 'an Ogg recording' },
  mp4: {
    format: 'mp4',
    read: [MP4, QTFF],
    codecs: ['aac', 'opus', 'mp3', 'flac'],
    demuxer: 'mov',
    name: 'an MP4 or QuickTime recording',
  },
  flac: { format: 'flac', read: [FLAC], codecs: ['flac'], demuxer: 'flac', name: 'a FLAC recording' },
  aac: { format: 'mp4', read: [ADTS], codecs: ['aac'], demuxer: 'aac', name: 'an AAC recording' },
};
/** The head of each frame of an AAC stream (ISO 13818-7). */
const ADTS_HEADER_BYTES = 7;
const OPUS_RATE = 48_000;

// What it thinks of a file is in our answer; the log of the server is not the place for it.
Logging.level = LogLevel.Silent;

/** A recording in a container that others define. */
export async function probeContainer(bytes: Buffer, container: Container): Promise<AudioProperties | ProbeProblem> {
  if (container === 'ogg') {
    if (!oggIsWhole(bytes)) return 'truncated';
    const flac = flacOfOgg(bytes);
    if (flac) return withRewritten(await probeContainer(flac, 'flac'), flac);
  }
  if (container === 'webm' && !webmIsWhole(bytes)) return 'truncated';
  const reading = READINGS[container];
  const input = new Input({ source: new BufferSource(bytes), formats: reading.read });
  try {
    return await probeTracks(input, container);
  } catch {
    // What mediabunny cannot read has the head of a recording and not its body.
    return 'truncated';
  } finally {
    input.dispose();
  }
}

async function probeTracks(input: Input, container: Container): Promise<AudioProperties | ProbeProblem> {
  const { format, codecs, demuxer, name } = READINGS[container];
  const track = await input.getPrimaryAudioTrack();
  if (!track) return unreadable(input, container);
  if (await input.getPrimaryVideoTrack()) return 'video';
  const codec = await track.getCodec();
  if (codec === null || !codecs.includes(codec)) {
    return { unsupported: codec === null ? `${name} with an unusual codec` : `${name} with ${codec}`, demuxer };
  }
  const { pieces, seconds } = await measure(track, container);
  const sound = { format, seconds, isSilent: isSilentContent(pieces), waveform: null };
  return container === 'aac' ? withRewritten(sound, await toMp4(track)) : sound;
}

/** A file without a track of sound: cut off before it, or with a codec that is not read here. */
async function unreadable(input: Input, container: Container): Promise<ProbeProblem> {
  if ((await input.getTracks()).length > 0) return 'video';
  const { name, demuxer } = READINGS[container];
  return container === 'ogg' ? { unsupported: `${name} with an unusual codec`, demuxer } : 'truncated';
}

async function measure(
  track: InputAudioTrack,
  container: Container,
): Promise<{ pieces: CompressedPiece[]; seconds: number }> {
  const isOpus = (await track.getCodec()) === 'opus';
  const pieces: CompressedPiece[] = [];
  let samples = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const head = container === 'aac' ? ADTS_HEADER_BYTES : 0;
    pieces.push({ atSeconds: packet.timestamp, contentBytes: packet.byteLength - head });
    if (isOpus) samples += opusSamples(packet.data);
  }
  // WebM says when a packet begins, not how long the last one is; Opus packets tell themselves.
  const seconds = isOpus && container === 'webm' ? samples / OPUS_RATE : await track.computeDuration();
  return { pieces, seconds };
}

function withRewritten(sound: AudioProperties | ProbeProblem, rewritten: Uint8Array): AudioProperties | ProbeProblem {
  return typeof sound === 'object' && 'format' in sound ? { ...sound, rewritten } : sound;
}

/** An AAC stream as a file that can be sought in; its packets stay as they are. */
async function toMp4(track: InputAudioTrack): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const source = new EncodedAudioPacketSource('aac');
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = (await track.getDecoderConfig()) ?? undefined;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await source.add(packet, decoderConfig && { decoderConfig });
  }
  await output.finalize();
  if (!target.buffer) throw new Error('nothing was written');
  return new Uint8Array(target.buffer);
}
