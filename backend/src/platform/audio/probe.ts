import { fileTypeFromBuffer } from 'file-type';
import {
  BufferSource,
  EncodedPacketSink,
  Input,
  MP4,
  OGG,
  WEBM,
  type InputAudioTrack,
  type InputFormat,
} from 'mediabunny';
import type { AudioFormat } from './audio-format.js';
import { oggIsWhole, webmIsWhole } from './container-end.js';
import { readMp3 } from './mp3-frames.js';
import { opusSamples } from './opus-packet.js';
import { readWav, sampleAt, wavSeconds } from './wav-file.js';
import { waveformOf, type Waveform } from './waveform.js';

/** What a file really holds. */
export interface Sound {
  format: AudioFormat;
  seconds: number;
  is_silent: boolean;
  /** Null where only a decoder could tell. */
  waveform: Waveform | null;
}

export type ProbeProblem = 'not_audio' | 'truncated';

/** Below this a microphone was off: about -54 dB of full scale. */
const SILENT_LEVEL = 0.002;
/** No codec speaks in less: the thriftiest speech codecs take more than twice of it, digital silence about half. */
const SILENT_BYTES_PER_SECOND = 320;

const FORMATS: Record<string, { format: AudioFormat; read: InputFormat } | undefined> = {
  webm: { format: 'webm', read: WEBM },
  mkv: { format: 'webm', read: WEBM },
  ogg: { format: 'ogg', read: OGG },
  oga: { format: 'ogg', read: OGG },
  opus: { format: 'ogg', read: OGG },
  mp4: { format: 'mp4', read: MP4 },
  m4a: { format: 'mp4', read: MP4 },
};

/**
 * Type and length of a recording by its content; names and headers of the client count for nothing, and neither does a
 * length in the file's head, which browsers leave out.
 */
export async function probeSound(bytes: Buffer): Promise<Sound | ProbeProblem> {
  const found = await fileTypeFromBuffer(bytes);
  if (found?.ext === 'wav') return probeWav(bytes);
  if (found?.ext === 'mp3') return probeMp3(bytes);
  const known = FORMATS[found?.ext ?? ''];
  if (!known) return 'not_audio';
  if (known.format === 'ogg' && !oggIsWhole(bytes)) return 'truncated';
  if (known.format === 'webm' && !webmIsWhole(bytes)) return 'truncated';
  return probeContainer(bytes, known.format, known.read);
}

function probeWav(bytes: Buffer): Sound | ProbeProblem {
  const wav = readWav(bytes);
  if (!wav) return 'not_audio';
  if (wav.truncated) return 'truncated';
  const samples = wav.data.length / (wav.channels * wav.bytes_per_sample);
  const waveform = waveformOf(samples, wav.sample_rate, (index) => sampleAt(wav, index));
  return { format: 'wav', seconds: wavSeconds(wav), is_silent: waveform.loudest < SILENT_LEVEL, waveform };
}

/** A frame of MP3 has its full length also when it holds nothing, so what it holds is counted. */
function probeMp3(bytes: Buffer): Sound | ProbeProblem {
  const mp3 = readMp3(bytes);
  if (!mp3) return 'not_audio';
  if (mp3.truncated) return 'truncated';
  const content_bytes = mp3.frames.reduce((sum, frame) => sum + frame.content_bits, 0) / 8;
  return { format: 'mp3', seconds: mp3.seconds, is_silent: isSilent(content_bytes, mp3.seconds), waveform: null };
}

async function probeContainer(bytes: Buffer, format: AudioFormat, read: InputFormat): Promise<Sound | ProbeProblem> {
  const input = new Input({ source: new BufferSource(bytes), formats: [read] });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track) return (await input.getTracks()).length === 0 ? 'truncated' : 'not_audio';
    if (await input.getPrimaryVideoTrack()) return 'not_audio';
    const { content_bytes, seconds } = await measure(track, format);
    return { format, seconds, is_silent: isSilent(content_bytes, seconds), waveform: null };
  } catch {
    // What mediabunny cannot read has the head of a recording and not its body.
    return 'truncated';
  } finally {
    input.dispose();
  }
}

async function measure(
  track: InputAudioTrack,
  format: AudioFormat,
): Promise<{ content_bytes: number; seconds: number }> {
  const is_opus = (await track.getCodec()) === 'opus';
  let content_bytes = 0;
  let samples = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    content_bytes += packet.byteLength;
    if (is_opus) samples += opusSamples(packet.data);
  }
  // WebM says when a packet begins, not how long the last one is; Opus packets tell themselves.
  const seconds = is_opus && format === 'webm' ? samples / 48_000 : await track.computeDuration();
  return { content_bytes, seconds };
}

function isSilent(content_bytes: number, seconds: number): boolean {
  return content_bytes < SILENT_BYTES_PER_SECOND * seconds;
}
