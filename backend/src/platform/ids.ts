import { v7, validate } from 'uuid';

/** A new UUID v7: ordered by time, also within a millisecond of this process, so an id is a keyset cursor. */
export function newId(): string {
  return v7();
}

/** When an id was made, in milliseconds since 1970: the first 48 bits of a UUID v7 (RFC 9562). */
export function timeOfId(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** True for the lower-case text form of a UUID, the only form we hand out. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value === value.toLowerCase() && validate(value);
}
