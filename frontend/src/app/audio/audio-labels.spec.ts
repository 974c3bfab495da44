import { clockOf, lengthInWords } from './audio-time';
import { recordingFormat } from './recording-format';
import { timeLeft } from './recording-limit';
import { problemOf } from './recording-problem';
import { meterOf, peakOf } from './audio-level';
import { barsOf } from './waveform';

describe('The end of the longest recording', () => {
  const limitMs = 120_000;

  it('is warned of at 1:40 and again at 1:55', () => {
    expect(timeLeft(99_000, limitMs)).toEqual({ seconds: null, warning: 0 });
    expect(timeLeft(100_000, limitMs)).toEqual({ seconds: 20, warning: 1 });
    expect(timeLeft(115_000, limitMs)).toEqual({ seconds: 5, warning: 2 });
    expect(timeLeft(121_000, limitMs)).toEqual({ seconds: 0, warning: 2 });
  });

  it('is warned of in proportion when it is near', () => {
    expect(timeLeft(1900, 3000).warning).toBe(0);
    expect(timeLeft(2000, 3000).warning).toBe(1);
    expect(timeLeft(2600, 3000).warning).toBe(2);
  });
});

describe('The format of a recording', () => {
  it('is webm with Opus where the browser has it, mp4 in Safari, else what the browser likes', () => {
    expect(recordingFormat(() => true)).toBe('audio/webm;codecs=opus');
    expect(recordingFormat((type) => type.startsWith('audio/mp4'))).toBe('audio/mp4;codecs=mp4a.40.2');
    expect(recordingFormat((type) => type === 'audio/mp4')).toBe('audio/mp4');
    expect(recordingFormat(() => false)).toBeNull();
  });
});

describe('A refusal of the browser', () => {
  const refusal = (name: string): string => problemOf(new DOMException('', name)).message;

  it('is said with what to do about it', () => {
    expect(refusal('NotAllowedError')).toBe(
      'Microphone is blocked for this site. Allow it in the address bar, then try again.',
    );
    expect(refusal('NotFoundError')).toBe('No microphone was found. Connect one, then try again.');
    expect(refusal('NotReadableError')).toBe(
      'The microphone is used by another program. Close it there, then try again.',
    );
    expect(refusal('Whatever')).toBe('The browser could not record. Try again, or write your message.');
  });
});

describe('Times and levels', () => {
  it('are written for eyes and for ears', () => {
    expect(clockOf(12_900)).toBe('0:12');
    expect(clockOf(725_000)).toBe('12:05');
    expect(lengthInWords(120)).toBe('2 minutes');
    expect(lengthInWords(65)).toBe('1 minute 5 seconds');
    expect(lengthInWords(0)).toBe('0 seconds');
  });

  it('fill the meter as ears hear them', () => {
    expect(peakOf(Float32Array.of(0.1, -0.5, 0.2))).toBeCloseTo(0.5);
    expect(meterOf(0)).toBe(0);
    expect(meterOf(1)).toBe(1);
    expect(meterOf(0.1)).toBeCloseTo(0.6);
  });

  it('are drawn as the loudest of each stretch, silence too, and as a plain line when nothing is known', () => {
    expect(barsOf([0, 10, 90, 40], 2)).toEqual([10, 90]);
    expect(barsOf([0, 100], 4)).toEqual([8, 8, 100, 100]);
    expect(new Set(barsOf(null, 5)).size).toBe(1);
  });
});
