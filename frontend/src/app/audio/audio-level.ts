/** Below this peak (full scale is 1, this is -54 dB) a whole recording is silence: a muted or dead microphone. */
export const SILENT_PEAK = 0.002;

/** The largest sample of a stretch of sound, 0 to 1. */
export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return Math.min(peak, 1);
}

/** How far a meter goes for a peak, 0 to 1: -50 dB is empty and 0 dB full, as ears hear it. */
export function meterOf(peak: number): number {
  const decibels = 20 * Math.log10(Math.max(peak, 1e-6));
  return Math.min(Math.max((decibels + 50) / 50, 0), 1);
}
