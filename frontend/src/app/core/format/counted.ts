const number = new Intl.NumberFormat();
const plural = new Intl.PluralRules('en');

/** "1 session", "1,204 messages". */
export function counted(count: number, singular: string): string {
  return `${number.format(count)} ${singular}${plural.select(count) === 'one' ? '' : 's'}`;
}

/** "27 recordings (41 MB)" for a list of what will be gone; nothing when there are none. */
export function recordingParts(recordings: number, bytes: number): readonly string[] {
  return recordings === 0 ? [] : [`${counted(recordings, 'recording')} (${size(bytes)})`];
}

/** 640 kB, 4.1 MB, 41 MB. */
export function size(bytes: number): string {
  const megabytes = bytes / 1e6;
  if (megabytes < 1) return `${number.format(Math.max(1, Math.round(bytes / 1000)))} kB`;
  return `${number.format(megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes))} MB`;
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
