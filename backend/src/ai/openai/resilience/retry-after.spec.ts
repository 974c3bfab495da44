import { describe, expect, it } from '@jest/globals';
import { MAX_RETRY_AFTER_SECONDS, retryAfterSeconds } from './retry-after.js';

const NOW = new Date('2026-11-26T10:00:00.000Z');
const DAY = MAX_RETRY_AFTER_SECONDS;

describe('The time after which a provider wants to be asked again', () => {
  it.each([
    ['0', 0],
    ['7', 7],
    [' 7 ', 7],
    ['1.5', 1.5],
    ['Thu, 26 Nov 2026 10:00:20 GMT', 20],
    ['Thursday, 26-Nov-26 10:00:20 GMT', 20],
    ['Thu, 26 Nov 2026 09:00:00 GMT', 0],
  ])('is read from Retry-After: %s', (text, seconds) => {
    expect(retryAfterSeconds(new Headers({ 'Retry-After': text }), NOW)).toBe(seconds);
  });

  it.each(['86401', '999999999', '9'.repeat(400), 'Thu, 26 Nov 2099 10:00:00 GMT'])(
    'is a day at most, however much is asked for: %s',
    (text) => {
      expect(retryAfterSeconds(new Headers({ 'Retry-After': text }), NOW)).toBe(DAY);
    },
  );

  it.each(['Infinity', '-Infinity', 'NaN', '-5', '1e9', '0x10', '', '5, 10', 'soon'])(
    'is unknown when it makes no sense: %s',
    (text) => {
      expect(retryAfterSeconds(new Headers({ 'Retry-After': text }), NOW)).toBeNull();
    },
  );

  it('is read in milliseconds too, and those are bounded alike', () => {
    const of = (text: string) => retryAfterSeconds(new Headers({ 'retry-after-ms': text, 'retry-after': '9' }), NOW);
    expect(of('1500')).toBe(1.5);
    expect(of('99999999999999')).toBe(DAY);
    expect(of('Infinity')).toBe(9);
    expect(of('-1')).toBe(9);
  });

  it('is unknown without any header', () => {
    expect(retryAfterSeconds(undefined, NOW)).toBeNull();
  });
});
