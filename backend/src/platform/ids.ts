import { v7, validate } from 'uuid';

/** A new UUID v7: ordered by time, also within a millisecond of this process, so an id is a keyset cursor. */
export function newId(): string {
  return v7();
}

/** When an id was made, in milliseconds since 1970: the first 48 bits of a UUID v7 (RFC 9562). */
export function timeOfId(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** The first id that can be made at a time in milliseconds since 1970: all that are less were made before. */
export function firstIdAt(timeMs: number): string {
  const time = Math.max(0, Math.floor(timeMs)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** True for the lower-case text form of a UUID, the only form we hand out. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value === value.toLowerCase() && validate(value);
}
