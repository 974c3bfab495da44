/** How near the end of the longest recording is. */
export interface TimeLeft {
  /** Whole seconds that are left, once it is time to say so. */
  readonly seconds: number | null;
  /** 0: not near, 1: first warning, 2: last warning. */
  readonly warning: 0 | 1 | 2;
}

/** Of two minutes: warned at 1:40 and at 1:55. A shorter limit is warned of in proportion. */
const FIRST_WARNING_S = 20;
const LAST_WARNING_S = 5;

export function timeLeft(elapsedMs: number, limitMs: number): TimeLeft {
  const leftMs = Math.max(limitMs - elapsedMs, 0);
  const firstMs = Math.min(FIRST_WARNING_S * 1000, limitMs / 3);
  const lastMs = Math.min(LAST_WARNING_S * 1000, limitMs / 6);
  if (leftMs > firstMs) return { seconds: null, warning: 0 };
  return { seconds: Math.ceil(leftMs / 1000), warning: leftMs > lastMs ? 1 : 2 };
}
