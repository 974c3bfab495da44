import { InjectionToken } from '@angular/core';

export interface PaletteEntry {
  readonly id: string;
  readonly kind: 'Agent' | 'Session' | 'Action';
  readonly label: string;
  readonly run: () => void;
}

/** Actions that features add to the palette. */
export const PALETTE_ACTIONS = new InjectionToken<readonly Pick<PaletteEntry, 'label' | 'run'>[]>('palette actions');

const MOST_RESULTS = 50;

/** Entries that hold every word of the query; names that begin with it come first. */
export function search(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const hits = entries.filter(({ label, kind }) => words.every((word) => plain(`${label} ${kind}`).includes(word)));
  const starts = ({ label }: PaletteEntry): number =>
    words.length > 0 && plain(label).startsWith(words[0] ?? '') ? 0 : 1;
  return hits.sort((a, b) => starts(a) - starts(b)).slice(0, MOST_RESULTS);
}

/** Without case and accents. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase();
}
