import type { FieldProblem } from '../../domain-error.js';

/** With the flag `u` a proper pair is one code point, so only halves match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Fields whose text no client can have meant: NUL, which Postgres refuses, and halves of surrogate pairs, which have no
 * UTF-8 form. Refused at the edge, so that both engines behave alike. `value` must not nest deeper than the stack allows.
 */
export function unsafeTexts(value: unknown, field = ''): FieldProblem[] {
  if (typeof value === 'string') {
    if (value.includes('\0')) return [{ field: field || 'body', message: 'must not contain the NUL character' }];
    if (LONE_SURROGATE.test(value)) return [{ field: field || 'body', message: 'must be valid Unicode text' }];
    return [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const path = field === '' ? readable(name) : `${field}.${readable(name)}`;
    const ofName = unsafeTexts(name, path);
    return ofName.length > 0 ? ofName : unsafeTexts(member, path);
  });
}

/** A name as it may be shown: well-formed, without NUL, not endless. */
function readable(name: string): string {
  return name.replace(/\p{Surrogate}|\0/gu, '\uFFFD').slice(0, 100);
}
