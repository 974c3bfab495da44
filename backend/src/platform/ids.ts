import { v7, validate } from 'uuid';

/** A new UUID v7: ordered by time, also within a millisecond of this process, so an id is a keyset cursor. */
export function newId(): string {
  return v7();
}

/** True for the lower-case text form of a UUID, the only form we hand out. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value === value.toLowerCase() && validate(value);
}
