import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TextPacer } from './text-pacer.js';

describe('An answer on its way to its readers', () => {
  let told: string[];
  let pacer: TextPacer;

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    pacer = new TextPacer((text) => told.push(text));
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is told word by word at reading speed', () => {
    for (const word of ['One ', 'two ', 'three']) {
      pacer.push(word);
      jest.advanceTimersByTime(25);
    }
    expect(told).toEqual(['One ', 'two ', 'three']);
  });

  it('is told at once, and then in pieces of what came meanwhile, when it comes faster than a screen can show it', () => {
    for (const word of ['One ', 'two ', 'three ', 'four ']) {
      pacer.push(word);
      jest.advanceTimersByTime(4);
    }
    expect(told).toEqual(['One ', 'two three ']);
    jest.advanceTimersByTime(10);
    expect(told.join('')).toBe('One two three four ');
  });

  it('keeps nothing back at its end', () => {
    pacer.push('One ');
    pacer.push('two');
    pacer.flush();
    expect(told).toEqual(['One ', 'two']);
    jest.advanceTimersByTime(50);
    expect(told).toHaveLength(2);
  });
});
