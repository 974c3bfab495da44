/** How loud a recording is, for people who look at it. */
export interface Waveform {
  /** Loudest moment, 0 to 1. */
  loudest: number;
  /** Up to 96 values from 0 to 100, relative to the loudest. */
  peaks: number[];
}

const BARS = 96;
/** A bar needs at least this much sound to mean something. */
const MIN_BAR_SECONDS = 0.02;
/** Samples that are looked at within a bar; more would not change what one sees. */
const LOOKS_PER_BAR = 1000;

/** @param sampleAt -1 to 1 */
export function waveformOf(samples: number, sample_rate: number, sampleAt: (index: number) => number): Waveform {
  const bars = Math.max(1, Math.min(BARS, Math.floor(samples / sample_rate / MIN_BAR_SECONDS)));
  const levels = Array.from({ length: bars }, (_, bar) => {
    const start = Math.floor((bar * samples) / bars);
    const end = Math.floor(((bar + 1) * samples) / bars);
    const step = Math.max(1, Math.floor((end - start) / LOOKS_PER_BAR));
    let level = 0;
    for (let index = start; index < end; index += step) level = Math.max(level, Math.abs(sampleAt(index)));
    return Math.min(1, level);
  });
  const loudest = Math.max(...levels);
  return { loudest, peaks: levels.map((level) => (loudest === 0 ? 0 : Math.round((level / loudest) * 100))) };
}
