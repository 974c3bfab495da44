import type { CheckQuestion } from '../core/api/api-schemas';

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

/** "83%" */
export function hitRate(hits: number, total: number): string {
  return percent.format(hits / total);
}

/** @param wasHit whether the run before found it; null when it was not asked then */
export function resultLabel({ hit, rank }: CheckQuestion, wasHit: boolean | null): string {
  if (hit === null) return 'Not asked yet';
  if (hit) return `Found at place ${rank ?? 1}${wasHit === false ? ', not found before' : ''}`;
  const place = rank === null ? 'Not found' : `Not given: only at place ${rank}`;
  return `${place}${wasHit ? ', found before' : ''}`;
}
