/** Oldest release of each supported line, as `engines` in package.json. */
const SUPPORTED: [major: number, minor: number][] = [
  [20, 19],
  [22, 13],
  [24, 11],
];

/** What to tell a person who runs us on a Node that we do not support; null when it is fine. */
export function unsupportedNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const newest = SUPPORTED.at(-1)?.[0] ?? 0;
  const line = SUPPORTED.find(([supported]) => supported === major);
  if (line ? minor >= line[1] : major > newest) return null;
  const names = SUPPORTED.map(([supported, least]) => `${supported}.${least}`).join(', ');
  return `Parley needs Node ${names} or newer in one of these lines; this is Node ${version}.`;
}
