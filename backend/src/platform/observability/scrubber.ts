import { settings } from '../../config/settings.js';
import type { Config } from '../../config/settings.js';

const HIDDEN = '[hidden]';

/** Shorter values would blacken half of every line and protect nothing. */
const SHORTEST_SECRET = 6;

/** Things that are secret by their looks, wherever they come from (a provider echoes part of a refused key). */
const LOOKS_SECRET: [RegExp, string][] = [
  [/\bsk-[A-Za-z0-9_*-]{4,}/g, HIDDEN],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~*-]{6,}/gi, `$1 ${HIDDEN}`],
  [/\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@"'<>]+@/gi, `$1${HIDDEN}@`],
];

/**
 * Takes secrets out of finished text by value, whatever field, message or stack they reached it through. Used on every
 * log line and every error body.
 */
export class Scrubber {
  private readonly values: string[];

  constructor(secrets: readonly string[]) {
    const spellings = secrets.flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
    ]);
    this.values = [...new Set(spellings)]
      .filter((spelling) => spelling.length >= SHORTEST_SECRET)
      .sort((a, b) => b.length - a.length);
  }

  /** All that the configuration calls secret: whole values, and of addresses what stands before the `@`. */
  static of(config: Config): Scrubber {
    const groups = Object.entries(settings) as [keyof Config, Record<string, { secret: boolean }>][];
    const secrets = groups.flatMap(([group, members]) =>
      Object.entries(members)
        .filter(([, setting]) => setting.secret)
        .map(([name]) => (config[group] as Record<string, unknown>)[name])
        .filter((value) => typeof value === 'string')
        .flatMap(secretParts),
    );
    return new Scrubber(secrets);
  }

  scrub(text: string): string {
    const known = this.values.reduce((line, value) => line.replaceAll(value, HIDDEN), text);
    return LOOKS_SECRET.reduce((line, [pattern, instead]) => line.replace(pattern, instead), known);
  }
}

function secretParts(value: string): string[] {
  if (!URL.canParse(value)) return [value];
  const url = new URL(value);
  return [url.password, ...url.searchParams.values()]
    .flatMap((part) => [part, safeDecode(part)])
    .filter((part) => part !== '');
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
