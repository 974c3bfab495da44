import { readMp3 } from './containers/mp3-frames.js';
import { readWav, wavHeader, wavSeconds } from './wav-file.js';

export interface JoinedAudio {
  bytes: Buffer;
  seconds: number;
}

/** Sounds of one kind, one after the other, as one file; null when they do not fit together. */
export function joinAudio(mimeType: 'audio/mpeg' | 'audio/wav', sounds: readonly Buffer[]): JoinedAudio | null {
  return mimeType === 'audio/wav' ? joinWav(sounds) : joinMp3(sounds);
}

/** Frames only: a tag in the middle would tell players that the file ends there. */
function joinMp3(sounds: readonly Buffer[]): JoinedAudio | null {
  const pieces: Buffer[] = [];
  let seconds = 0;
  for (const sound of sounds) {
    const mp3 = readMp3(sound);
    if (!mp3) return null;
    for (const { offset, size, samples, sampleRate } of mp3.frames) {
      pieces.push(sound.subarray(offset, offset + size));
      seconds += samples / sampleRate;
    }
  }
  return { bytes: Buffer.concat(pieces), seconds };
}

function joinWav(sounds: readonly Buffer[]): JoinedAudio | null {
  const files = sounds.map(readWav);
  const [first] = files;
  if (!first || 'codec' in first) return null;
  const pieces: Buffer[] = [];
  let seconds = 0;
  for (const file of files) {
    if (!file || 'codec' in file) return null;
    const fits =
      file.channels === first.channels &&
      file.sampleRate === first.sampleRate &&
      file.bytesPerSample === first.bytesPerSample;
    if (!fits) return null;
    pieces.push(file.data);
    seconds += wavSeconds(file);
  }
  const data = Buffer.concat(pieces);
  return { bytes: Buffer.concat([wavHeader(first, data.length), data]), seconds };
}
