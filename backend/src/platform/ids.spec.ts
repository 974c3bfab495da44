import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { isId, newId, timeOfId } from './ids.js';

describe('A new id', () => {
  it('is a UUID v7 of this moment', () => {
    const beganMs = Date.now();
    const id = newId();
    expect(validate(id) && version(id) === 7 && isId(id)).toBe(true);
    expect(timeOfId(id)).toBeGreaterThanOrEqual(beganMs);
    expect(timeOfId(id)).toBeLessThanOrEqual(Date.now());
  });

  it('sorts behind all before it, however many are made in a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
