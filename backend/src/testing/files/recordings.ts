import { readFile } from 'node:fs/promises';
import { wavHeader } from '../../platform/audio/wav-file.js';

const SAMPLE_RATE = 8000;

/** A WAV recording of a tone that gets louder and softer like speech; `level` 0 makes it silent. */
export function recordedWav(seconds: number, { level = 0.5, sampleRate = SAMPLE_RATE } = {}): Buffer {
  // Every second is like the first: both the tone and its swing fit into it.
  const second = Buffer.alloc(sampleRate * 2);
  for (let index = 0; index < sampleRate; index++) {
    const loudness = 0.6 + 0.4 * Math.sin((2 * Math.PI * 3 * index) / sampleRate);
    const value = Math.sin((2 * Math.PI * 220 * index) / sampleRate) * loudness * level;
    second.writeInt16LE(Math.round(value * 32_767), index * 2);
  }
  const data = Buffer.alloc(Math.round(seconds * sampleRate) * 2, second);
  const format = { channels: 1, sampleRate, bytesPerSample: 2, isFloat: false };
  return Buffer.concat([wavHeader(format, data.length), data]);
}

/** A file of `platform/audio/fixtures`; its README says how each was made. */
export function recordedFile(name: string): Promise<Buffer> {
  return readFile(new URL(`../../platform/audio/fixtures/${name}`, import.meta.url));
}
