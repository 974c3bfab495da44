/** How loud a recording is, for people who look at it. */
export interface Waveform {
  /** Loudest moment, 0 to 1. */
  loudest: number;
  /** Up to 96 values from 0 to 100, relative to the loudest. */
  peaks: number[];
}

/** Decoded samples, from -1 to 1. */
export interface Samples {
  channels: number;
  sampleRate: number;
  /** Per channel. */
  length: number;
  at: (index: number, channel: number) => number;
}

const BARS = 96;
/** A bar needs at least this much sound to mean something. */
const MIN_BAR_SECONDS = 0.02;

/**
 * Every sample of every channel counts: words may be in one channel only, and a pattern of samples that are left out can
 * be that of a tone. A constant offset of the microphone is no sound.
 */
export function waveformOf({ channels, sampleRate, length, at }: Samples): Waveform {
  const bars = Math.max(1, Math.min(BARS, Math.floor(length / sampleRate / MIN_BAR_SECONDS)));
  const levels = Array.from({ length: bars }, (_, bar) => {
    const start = Math.floor((bar * length) / bars);
    const end = Math.floor(((bar + 1) * length) / bars);
    let level = 0;
    for (let channel = 0; channel < channels; channel++) {
      let lowest = Infinity;
      let highest = -Infinity;
      for (let index = start; index < end; index++) {
        const value = at(index, channel);
        if (value < lowest) lowest = value;
        if (value > highest) highest = value;
      }
      level = Math.max(level, (highest - lowest) / 2);
    }
    return Number.isFinite(level) ? Math.min(1, level) : 0;
  });
  const loudest = Math.max(...levels);
  return { loudest, peaks: levels.map((level) => (loudest === 0 ? 0 : Math.round((level / loudest) * 100))) };
}
