import { randomUUID } from 'node:crypto';
import { validate } from 'uuid';

/** A counter of 26 bits tells apart the ids of one millisecond. It begins in its lower half, so that it does not run over. */
const COUNTER_END = 2 ** 26;

let lastMs = 0;
let counter = 0;

/**
 * A new UUID v7 (RFC 9562): ordered by time, also within a millisecond of this process, so an id is a keyset cursor. The
 * random bits come from Node's UUIDs, for which it draws from the system a hundred at a time: to draw for each id was
 * one of every fifty milliseconds of CPU.
 */
export function newId(): string {
  const random = randomUUID();
  const nowMs = Date.now();
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = Number.parseInt(random.slice(0, 8), 16) >>> 7;
  } else if (++counter === COUNTER_END) {
    lastMs++;
    counter = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const high = (0x7000 | (counter >>> 14)).toString(16);
  const low = (0x8000 | (counter & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}-${random.slice(24)}`;
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
