import { audioKindOf } from './audio-kind.js';
import { isSilentContent } from './containers/compressed-silence.js';
import { readMp3 } from './containers/mp3-frames.js';
import { probeContainer } from './containers/probe-container.js';
import type { ProbeProblem, AudioProperties } from './audio-properties.js';
import { readWav, sampleAt, wavHeader, wavSeconds } from './wav-file.js';
import { waveformOf } from './waveform.js';

/** Below this a microphone was off: about -54 dB of full scale. */
const SILENT_LEVEL = 0.002;

/**
 * Type and length of a recording by its content; names and headers of the client count for nothing, and neither does a
 * length in the file's head, which browsers leave out.
 */
export async function probeAudio(bytes: Buffer): Promise<AudioProperties | ProbeProblem> {
  const kind = await audioKindOf(bytes);
  if (kind === 'wav') return probeWav(bytes);
  if (kind === 'mp3') return probeMp3(bytes) ?? 'not_audio';
  // An MP3 that was cut out of a stream begins with the end of a frame, by which nobody knows it.
  if (kind === null) return probeMp3(bytes) ?? 'not_audio';
  return typeof kind === 'string' ? probeContainer(bytes, kind) : kind;
}

function probeWav(bytes: Buffer): AudioProperties | ProbeProblem {
  const wav = readWav(bytes);
  if (!wav) return 'not_audio';
  if ('codec' in wav) return { unsupported: `a WAV recording with ${wav.codec}`, demuxer: 'wav' };
  if (wav.truncated) return 'truncated';
  const { channels, sampleRate, data } = wav;
  const length = data.length / (channels * wav.bytesPerSample);
  const at = (index: number, channel: number): number => sampleAt(wav, index, channel);
  const waveform = waveformOf({ channels, sampleRate, length, at });
  return {
    format: 'wav',
    seconds: wavSeconds(wav),
    isSilent: waveform.loudest < SILENT_LEVEL,
    waveform,
    ...(wav.isRewritten && { rewritten: Buffer.concat([wavHeader(wav, data.length), data]) }),
  };
}

/** A frame of MP3 has its full length also when it holds nothing, so what it holds is counted. */
function probeMp3(bytes: Buffer): AudioProperties | ProbeProblem | null {
  const mp3 = readMp3(bytes);
  if (!mp3) return null;
  if (mp3.truncated) return 'truncated';
  let at = 0;
  const pieces = mp3.frames.map(({ contentBits, samples, sampleRate }) => {
    const piece = { atSeconds: at, contentBytes: contentBits / 8 };
    at += samples / sampleRate;
    return piece;
  });
  return {
    format: 'mp3',
    seconds: mp3.seconds,
    isSilent: isSilentContent(pieces),
    waveform: null,
    ...(mp3.startsAt > 0 && { rewritten: bytes.subarray(mp3.startsAt) }),
  };
}
