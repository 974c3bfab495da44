import { describe, expect, it } from '@jest/globals';
import { readChunk } from './completion-chunk.js';
import { TextFrame } from './text-frame.js';

const chunkOf = (content: string, more: object = {}): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    model: 'Hello',
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
    ...more,
  });

function framed(text = 'Hi'): TextFrame {
  const frame = new TextFrame();
  frame.learn(chunkOf(text), text);
  return frame;
}

describe('The text in the chunks of an answer', () => {
  it.each([
    ' world',
    '',
    'He said "no"',
    'a\\b',
    'two\nlines\ttab',
    '你好 🎈',
    '\u0000',
    '"}',
    '\\',
    '{"content":"x"}',
  ])('is the same as in the whole document: %j', (text) => {
    expect(framed().textOf(chunkOf(text))).toBe(text);
    expect(readChunk(chunkOf(text))?.text).toBe(text);
  });

  it('is not looked for in a chunk that says anything else', () => {
    const frame = framed();
    const others = [
      chunkOf('Hi', { usage: { prompt_tokens: 1, completion_tokens: 1 } }),
      chunkOf('Hi').replace('"finish_reason":null', '"finish_reason":"stop"'),
      chunkOf('Hi').replace('"content":"Hi"', '"content":"Hi","reasoning":"x"'),
      chunkOf('Hi').replace('"content":"Hi"', '"content":null'),
      chunkOf('Hi').slice(0, -1),
      '{"error":{"code":500}}',
      '[DONE]',
      '',
    ];
    expect(others.map((other) => frame.textOf(other))).toEqual(others.map(() => null));
  });

  it('is not mistaken for another member that holds the same words', () => {
    expect(framed('Hello').textOf(chunkOf('Bye'))).toBeNull();
  });

  it('is left to the full reading when it is no valid string', () => {
    const broken = chunkOf('Hi').replace('"Hi"', '"H\u0001i"');
    expect(framed().textOf(broken)).toBeNull();
  });

  const linesOf = (...texts: string[]) => texts.map((text) => `data: ${chunkOf(text)}\n\n`).join('');

  it('is taken together from events that are alike, but for the last', () => {
    const lines = linesOf('One', ' two', '', ' drei €', ' four');
    const run = framed().runOf(lines);
    expect(run?.text).toBe('One two drei €');
    expect(lines.slice(run?.length)).toBe(linesOf(' four'));
  });

  it.each([
    ['one event alone', linesOf('One')],
    ['no event', ''],
    ['a text that is encoded', linesOf('One', 'two\nlines', 'three')],
    ['another event between them', `${linesOf('One')}data: {"choices":[]}\n\n${linesOf('two', 'three')}`],
    ['another field between them', `${linesOf('One')}id: 1\n${linesOf('two', 'three')}`],
    ['a comment between them', `${linesOf('One')}: wait\n\n${linesOf('two', 'three')}`],
    ['an end between them', `${linesOf('One')}data: [DONE]\n\n${linesOf('two', 'three')}`],
    ['another event before them', `data: {"choices":[]}\n\n${linesOf('One', 'two', 'three')}`],
  ])('is left to the reading one by one: %s', (_what, lines) => {
    expect(framed().runOf(lines)).toBeNull();
    expect(new TextFrame().runOf(lines)).toBeNull();
  });
});
