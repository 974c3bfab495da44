import { describe, expect, it } from '@jest/globals';
import { storableText, wholeText } from './storable-text.js';

describe('Text of a model', () => {
  it('stays as it is when every database takes it', () => {
    for (const text of ['plain', 'ä 你好 🎈', 'tab\tand\nline']) expect(storableText(text)).toBe(text);
  });

  it('gets a mark in place of NUL and of half a character', () => {
    expect(storableText('a\u0000b\u0000')).toBe('a\ufffdb\ufffd');
    expect(storableText('x\ud83dy')).toBe('x\ufffdy');
  });

  it('waits for the other half of a character, unless nothing follows', () => {
    expect(wholeText('x\ud83d', false)).toBe('x');
    expect(wholeText('x\ud83d', true)).toBe('x\ud83d');
    expect(wholeText('x🎈', false)).toBe('x🎈');
  });
});
