import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { probeAudio } from './probe.js';
import type { AudioProperties } from './audio-properties.js';
import { wavHeader } from './wav-file.js';

/** See fixtures/README.md for how each was made. */
function fixture(name: string): Promise<Buffer> {
  return readFile(new URL(`fixtures/${name}`, import.meta.url));
}

function wav(samples: number[], sampleRate = 8000): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => data.writeInt16LE(sample, index * 2));
  return Buffer.concat([wavHeader({ channels: 1, sampleRate, bytesPerSample: 2, isFloat: false }, data.length), data]);
}

describe('What a recording is', () => {
  it.each([
    ['chromium-mediarecorder.webm', 'webm', 2280],
    ['chromium-mediarecorder.mp4', 'mp4', 2200],
    ['ffmpeg-opus.webm', 'webm', 3200],
    ['ffmpeg-opus.ogg', 'ogg', 3200],
    ['ffmpeg-vorbis.ogg', 'ogg', 3200],
    ['ffmpeg-aac.mp4', 'mp4', 3200],
    ['ffmpeg-cbr.mp3', 'mp3', 3200],
    ['ffmpeg-vbr.mp3', 'mp3', 3200],
    ['ffmpeg-pcm.wav', 'wav', 3200],
  ])('%s is %s and its length is right within 50 ms', async (name, format, milliseconds) => {
    const sound = (await probeAudio(await fixture(name))) as AudioProperties;
    expect(sound.format).toBe(format);
    expect(Math.abs(sound.seconds * 1000 - milliseconds)).toBeLessThanOrEqual(50);
    expect(sound.isSilent).toBe(false);
  });

  it.each(['chromium-silent.webm', 'chromium-silent.mp4', 'silent-opus.webm', 'silent-aac.mp4', 'silent-cbr.mp3'])(
    '%s is known to be silent without a decoder',
    async (name) => {
      expect(await probeAudio(await fixture(name))).toMatchObject({ isSilent: true });
    },
  );

  it('hears that a WAV file is silent, and draws one that is not', async () => {
    expect(await probeAudio(wav(Array<number>(8000).fill(3)))).toMatchObject({ isSilent: true, seconds: 1 });
    const growing = Array.from({ length: 8000 }, (_, index) => (index % 2 === 0 ? index : -index));
    const { waveform, isSilent } = (await probeAudio(wav(growing))) as AudioProperties;
    expect(isSilent).toBe(false);
    expect(waveform?.peaks).toHaveLength(50);
    expect(waveform?.peaks.at(0)).toBe(2);
    expect(waveform?.peaks.at(-1)).toBe(100);
  });

  it.each(['ffmpeg-pcm.wav', 'ffmpeg-aac.mp4', 'ffmpeg-opus.ogg', 'chromium-mediarecorder.webm', 'ffmpeg-cbr.mp3'])(
    '%s that was cut off is not taken for whole',
    async (name) => {
      const whole = await fixture(name);
      expect(await probeAudio(whole.subarray(0, Math.floor(whole.length * 0.6)))).toBe('truncated');
    },
  );

  it.each([
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'HTML dressed as WAV',
      Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVE', 'latin1'), Buffer.from('<script>alert(1)</script>')]),
    ],
    ['a PNG picture', Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')],
    ['text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is no recording', async (_what, bytes) => {
    expect(await probeAudio(bytes)).toBe('not_audio');
  });
});
