import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { probeAudio } from './probe.js';
import type { AudioProperties } from './audio-properties.js';
import { wavHeader } from './wav-file.js';

/** See fixtures/README.md for how each was made. */
function recorded(name: string): Promise<Buffer> {
  return readFile(new URL(`fixtures/devices/${name}`, import.meta.url));
}

/** Interleaved 16-bit samples, -1 to 1. */
function wav(samples: number[], { channels = 1, sampleRate = 8000 } = {}): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => data.writeInt16LE(Math.round(sample * 32_767), index * 2));
  const format = { channels, sampleRate, bytesPerSample: 2, isFloat: false };
  return Buffer.concat([wavHeader(format, data.length), data]);
}

function levelsOf({ waveform }: AudioProperties): number[] {
  return (waveform?.peaks ?? []).map((peak) => peak / 100);
}

const YES_SECONDS = 1.23;

describe('A recording as devices make it', () => {
  it.each([
    ['right-only.wav', 'wav', 1.5],
    ['right-only-mulaw.wav', 'wav', YES_SECONDS],
    ['right-only.ogg', 'ogg', YES_SECONDS],
    ['silence-60-then-words.webm', 'webm', 61.5],
    ['pause-20-then-words.m4a', 'mp4', 21.23],
    ['pause-20-then-words.mp3', 'mp3', 21.23],
    ['pause-20-then-words.ogg', 'ogg', 21.23],
    ['pause-20-then-words.flac', 'flac', 21.23],
    ['mulaw.wav', 'wav', 1.5],
    ['alaw.wav', 'wav', YES_SECONDS],
    ['ima-adpcm.wav', 'wav', YES_SECONDS],
    ['ima-adpcm-stereo.wav', 'wav', YES_SECONDS],
    ['ms-adpcm.wav', 'wav', YES_SECONDS],
    ['ms-adpcm-stereo.wav', 'wav', YES_SECONDS],
    ['float64.wav', 'wav', YES_SECONDS],
    ['rf64.wav', 'wav', YES_SECONDS],
    ['brand-3gp4.m4a', 'mp4', 4.02],
    ['quicktime.mov', 'mp4', YES_SECONDS],
    ['phone.3gp', 'mp4', YES_SECONDS],
    ['stream.aac', 'mp4', YES_SECONDS],
    ['flac.ogg', 'flac', 3.97],
    ['voice.flac', 'flac', YES_SECONDS],
    ['cut-start.mp3', 'mp3', 4],
    ['zeros-first.mp3', 'mp3', 4],
  ])('%s is read as %s with words in it', async (name, format, seconds) => {
    const sound = (await probeAudio(await recorded(name))) as AudioProperties;
    expect(sound).toMatchObject({ format, isSilent: false });
    // An encoder of blocks fills its last one.
    expect(Math.abs(sound.seconds - seconds)).toBeLessThanOrEqual(0.26);
  });

  it.each(['mulaw.wav', 'ima-adpcm.wav', 'ms-adpcm-stereo.wav', 'rf64.wav', 'stream.aac', 'flac.ogg', 'cut-start.mp3'])(
    '%s is rewritten as a file that every browser plays, as long and as loud',
    async (name) => {
      const first = (await probeAudio(await recorded(name))) as AudioProperties;
      const again = (await probeAudio(Buffer.from(first.rewritten ?? []))) as AudioProperties;
      expect(again).not.toHaveProperty('rewritten');
      expect(again).toMatchObject({ format: first.format, isSilent: false, waveform: first.waveform });
      expect(again.seconds).toBeCloseTo(first.seconds, 1);
    },
  );

  it.each(['alaw.wav', 'ima-adpcm.wav', 'ms-adpcm.wav', 'float64.wav'])(
    '%s sounds like the same words without compression',
    async (name) => {
      const plain = levelsOf((await probeAudio(await recorded('rf64.wav'))) as AudioProperties);
      const decoded = levelsOf((await probeAudio(await recorded(name))) as AudioProperties);
      const compared = plain.slice(0, 50).map((level, index) => Math.abs(level - (decoded[index] ?? 0)));
      expect(compared.reduce((sum, difference) => sum + difference, 0) / compared.length).toBeLessThan(0.1);
    },
  );

  it.each([
    ['gsm.wav', 'a WAV recording with GSM 6.10', 'wav'],
    ['alac.m4a', 'an MP4 or QuickTime recording with an unusual codec', 'mov'],
    ['speex.ogg', 'a Speex recording', 'ogg'],
    ['voice.aiff', 'an AIFF recording', 'aiff'],
    ['voice.caf', 'a CAF recording', 'caf'],
  ])('%s is known as %s, for ffmpeg to read', async (name, unsupported, demuxer) => {
    expect(await probeAudio(await recorded(name))).toEqual({ unsupported, demuxer });
  });

  it('with a picture is a video', async () => {
    expect(await probeAudio(await recorded('video.mp4'))).toBe('video');
  });
});

describe('Whether words may be in a recording', () => {
  it('is told by its loudest stretch, however long it is silent', async () => {
    const samples = Array.from({ length: 8000 * 60 }, (_, index) => (index > 479_000 ? Math.sin(index / 3) * 0.01 : 0));
    expect(await probeAudio(wav(samples))).toMatchObject({ isSilent: false });
  });

  it('does not depend on samples that a tone happens to cross zero at', async () => {
    const rate = 48_000;
    const samples = Array.from({ length: rate * 96 }, (_, index) => Math.sin((2 * Math.PI * index) / 48) * 0.5);
    expect(await probeAudio(wav(samples, { sampleRate: rate }))).toMatchObject({ isSilent: false });
  });

  it('does not mean the constant offset of a cheap microphone', async () => {
    expect(await probeAudio(wav(Array<number>(8000).fill(0.2)))).toMatchObject({ isSilent: true });
  });

  it('counts each of eight channels', async () => {
    const samples = Array.from({ length: 8 * 8000 }, (_, index) => (index % 8 === 5 ? Math.sin(index) * 0.1 : 0));
    expect(await probeAudio(wav(samples, { channels: 8 }))).toMatchObject({ isSilent: false });
  });

  it.each([
    ['random bytes', Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919 + (index >> 3)) & 0xff))],
    ['zeros', Buffer.alloc(300_000)],
    ['text that begins with zeros', Buffer.concat([Buffer.alloc(1000), Buffer.from('hello '.repeat(500))])],
  ])('is not asked of %s', async (_what, bytes) => {
    expect(await probeAudio(bytes)).toBe('not_audio');
  });
});
