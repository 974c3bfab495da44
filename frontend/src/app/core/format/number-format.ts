const number = new Intl.NumberFormat();
const plural = new Intl.PluralRules('en');

/** "1 session", "1,204 messages". */
export function formatCount(count: number, singular: string): string {
  return `${number.format(count)} ${singular}${plural.select(count) === 'one' ? '' : 's'}`;
}

/** "27 recordings (41 MB)" for a list of what will be gone; nothing when there are none. */
export function recordingParts(recordings: number, bytes: number): readonly string[] {
  return recordings === 0 ? [] : [`${formatCount(recordings, 'recording')} (${formatBytes(bytes)})`];
}

/** 640 kB, 4.1 MB, 41 MB. */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  if (megabytes < 1) return `${number.format(Math.max(1, Math.round(bytes / 1000)))} kB`;
  return `${number.format(megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes))} MB`;
}

export function formatNumber(count: number): string {
  return number.format(count);
}

/** Length as the server counts it: Unicode code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
