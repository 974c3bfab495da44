import { describe, expect, it } from '@jest/globals';
import { ReasoningFilter } from './reasoning.js';

function read(pieces: Iterable<string>): string {
  const filter = new ReasoningFilter();
  let text = '';
  for (const piece of pieces) text += filter.text(piece);
  return text + filter.rest();
}

describe('Reasoning inside the text', () => {
  it.each([
    ['<think>\nHm.\n</think>\n\nHello', 'Hello'],
    ['\n <think>a</think>Hello <think>b</think>', 'Hello <think>b</think>'],
    ['<b>Hello</b>', '<b>Hello</b>'],
    ['  Hello', '  Hello'],
    ['<thi', '<thi'],
    ['<think>never closed', ''],
  ])('of %j leaves %j, in one piece or letter by letter', (raw, text) => {
    expect(read([raw])).toBe(text);
    expect(read(raw)).toBe(text);
  });
});
