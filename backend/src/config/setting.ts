/**
 * A setting read from the environment: its name, what it means, its default, and how its text becomes a value.
 * The unit stands in the name (`_SECONDS`, `_BYTES`, `_TOKENS`).
 */
export interface Setting<T> {
  env: string;
  doc: string;
  /** Text shown in `.env.example`; empty when there is none. */
  defaultText: string;
  /** True for values that must never be printed. */
  secret: boolean;
  /** @throws Error with a message for a person: what is accepted */
  parse(text: string | undefined): T;
}

interface Described {
  secret?: boolean;
}

/** An empty value counts as not set, so that `NAME=` in a file or a compose file means the default. */
function setting<T>(
  env: string,
  doc: string,
  defaultText: string,
  read: (text: string) => T,
  otherwise: T,
  described: Described = {},
): Setting<T> {
  return {
    env,
    doc,
    defaultText,
    secret: described.secret ?? false,
    parse: (text) => (text === undefined || text.trim() === '' ? otherwise : read(text.trim())),
  };
}

export function text(env: string, otherwise: string, doc: string): Setting<string> {
  return setting(env, doc, otherwise, (value) => value, otherwise);
}

export function optionalText(env: string, doc: string, described: Described = {}): Setting<string | null> {
  return setting<string | null>(env, doc, '', (value) => value, null, described);
}

interface Range {
  min: number;
  max: number;
}

function wholeNumber(value: string, { min, max }: Range): number {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) throw new Error(`must be a whole number from ${min} to ${max}`);
  return number;
}

export function integer(env: string, otherwise: number, range: Range, doc: string): Setting<number> {
  return setting(env, doc, String(otherwise), (value) => wholeNumber(value, range), otherwise);
}

export function optionalInteger(env: string, range: Range, doc: string): Setting<number | null> {
  return setting<number | null>(env, doc, '', (value) => wholeNumber(value, range), null);
}

export function oneOf<const T extends string>(
  env: string,
  accepted: readonly T[],
  otherwise: T,
  doc: string,
): Setting<T> {
  return setting<T>(
    env,
    doc,
    otherwise,
    (value) => {
      const found = accepted.find((candidate) => candidate === value.toLowerCase());
      if (found === undefined) throw new Error(`must be one of: ${accepted.join(', ')}`);
      return found;
    },
    otherwise,
  );
}

export function flag(env: string, otherwise: boolean, doc: string): Setting<boolean> {
  const words: Record<string, boolean> = { true: true, on: true, '1': true, false: false, off: false, '0': false };
  return setting(
    env,
    doc,
    String(otherwise),
    (value) => {
      const found = words[value.toLowerCase()];
      if (found === undefined) throw new Error('must be true or false');
      return found;
    },
    otherwise,
  );
}

export function optionalUrl(env: string, protocols: readonly string[], doc: string): Setting<string | null> {
  return setting<string | null>(
    env,
    doc,
    '',
    (value) => {
      const url = URL.canParse(value) ? new URL(value) : null;
      if (!url || !protocols.includes(url.protocol)) {
        throw new Error(`must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);
      }
      return value.replace(/(?<!\/)\/+$/, '');
    },
    null,
    { secret: true },
  );
}

/** A comma-separated list; entries are trimmed and lower-cased, empty ones dropped. */
export function list(env: string, doc: string): Setting<string[]> {
  return setting<string[]>(
    env,
    doc,
    '',
    (value) =>
      value
        .split(',')
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== ''),
    [],
  );
}

/** A comma-separated list of origins: scheme, host and port, nothing else, and never `*`. */
export function origins(env: string, doc: string): Setting<string[]> {
  const entries = list(env, doc);
  return {
    ...entries,
    parse: (text) => {
      const found = entries.parse(text).map((entry) => entry.replace(/\/$/, ''));
      const wrong = found.find((entry) => !URL.canParse(entry) || new URL(entry).origin !== entry);
      if (wrong !== undefined) throw new Error('must be origins such as https://app.example.org, separated by commas');
      return found;
    },
  };
}

/** Paths of our own, with which a prefix would be confused. */
const OWN_PATH = /^\/(?:api|v1|health|metrics|ws|webrtc)(?:\/|$)/;

/** The address under which people reach the server: an origin, and a path prefix if there is one. Without a slash at its end. */
export function publicUrl(env: string, doc: string): Setting<string | null> {
  return setting<string | null>(
    env,
    doc,
    '',
    (value) => {
      const url = URL.canParse(value) ? new URL(value) : null;
      const isPlain = url !== null && url.search + url.hash + url.username + url.password === '';
      if (!isPlain || !/^https?:$/.test(url.protocol) || OWN_PATH.test(url.pathname)) {
        throw new Error('must be an address such as https://example.org or https://example.org/parley');
      }
      return url.origin + url.pathname.replace(/\/$/, '');
    },
    null,
  );
}
