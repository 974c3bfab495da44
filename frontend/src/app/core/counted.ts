const number = new Intl.NumberFormat();
const plural = new Intl.PluralRules('en');

/** "1 session", "1,204 messages". */
export function counted(count: number, singular: string): string {
  return `${number.format(count)} ${singular}${plural.select(count) === 'one' ? '' : 's'}`;
}

export function grouped(count: number): string {
  return number.format(count);
}

/** Length as the server counts it: Unicode code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
