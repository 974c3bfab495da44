import { describe, expect, it } from '@jest/globals';
import { ReasoningFilter, type ReasoningOptions } from './reasoning.js';

/** What is left of an answer that comes in these pieces. */
function read(pieces: Iterable<string>, options: ReasoningOptions = {}): string {
  let text = '';
  const filter = new ReasoningFilter({ ...options, onDiscard: () => (text = '') });
  for (const piece of pieces) {
    const more = filter.text(piece);
    text += more;
  }
  return text + filter.rest();
}

function piecesOf(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}

function expectWhereverCut(raw: string, text: string, options: ReasoningOptions = {}): void {
  for (const size of [1, 2, 3, 5, 7, 11, 1000]) expect(read(piecesOf(raw, size), options)).toBe(text);
}

describe('Thinking that a server writes into the text', () => {
  it.each([
    ['<think>\nHm.\n</think>\n\nHello', 'Hello'],
    ['\n <think>a</think>Hello', 'Hello'],
    ['<thinking>Hm.</thinking>\n\nHello', 'Hello'],
    ['<Thought>Hm.</thought>Hello', 'Hello'],
    ['<reasoning>Hm. <b>x</b></reasoning>Hello', 'Hello'],
    ['<seed:think>Hm.</seed:think>Hello', 'Hello'],
    ['[THINK]Hm.[/THINK]Hello', 'Hello'],
    ['◁think▷Hm.◁/think▷Hello', 'Hello'],
    ['<think></think>\n\nHello', 'Hello'],
    ['<think>a</think>\n<think>b</think>\nHello', 'Hello'],
    ['<think>a</think>\n</think>\nHello', 'Hello'],
    ['<think>a</think>Hello.\n<think>Next step.</think>\nBye.', 'Hello.\n\nBye.'],
    ['<think>a</think>Hello <think>more of it', 'Hello <think>more of it'],
    ['<think>a</think>Hello\n<think>more of it', 'Hello\n'],
    ['<think>never closed', ''],
  ])('is taken out of %j, wherever it is cut', (raw, text) => expectWhereverCut(raw, text));

  it.each([
    ['Okay, the user asks.\nIt must be six.\n</think>\n\nAt six.', 'At six.'],
    ['It must be six.</thinking>At six.', 'At six.'],
    ['\n</think>\n\nAt six.', 'At six.'],
    ['Say `ls` and\n```\ncode\n```\n</think>At six.', 'At six.'],
  ])('is everything before a closing tag without an opening one: %j', (raw, text) => expectWhereverCut(raw, text));

  it.each([
    ['<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>At six.', 'At six.'],
    ['<|channel|>final<|message|>At six.<|return|>', 'At six.'],
    [
      '<|start|>assistant<|channel|>analysis<|message|>A<|end|><|start|>assistant<|channel|>final <|constrain|>json<|message|>{}',
      '{}',
    ],
    [
      '<|channel|>commentary to=x<|message|>A<|call|><|start|>assistant<|channel|>final<|message|>a <b> c <|',
      'a <b> c <|',
    ],
    ['<|channel|>analysis<|message|>only thought', ''],
    ['analysisThe user asks.assistantfinalAt six.', 'At six.'],
  ])('is every channel but the last of the harmony format: %j', (raw, text) => expectWhereverCut(raw, text));

  it('is known to end a later block after thinking in a field of its own', () => {
    const filter = new ReasoningFilter();
    filter.thinks();
    expect(filter.text('Hello.\n<think>Hm, more.</think>\nBye.') + filter.rest()).toBe('Hello.\n\nBye.');
  });

  it('is held back from the beginning of an answer of a model that is known to write it without an opening tag', () => {
    const filter = new ReasoningFilter({ expectsBareClose: true });
    expect(filter.text('Okay, the user ') + filter.text('asks.\n</think>\n\n')).toBe('');
    expect(filter.text('At six.')).toBe('At six.');
    expect(filter.hadBareClose).toBe(true);
  });

  it.each([
    ['No thinking this time.', 'No thinking this time.'],
    ['<think>With a tag.</think>At six.', 'At six.'],
  ])('may be missing, or have its tag, from then on: %j', (raw, text) =>
    expectWhereverCut(raw, text, { expectsBareClose: true }),
  );
});

describe('Text that only looks like thinking', () => {
  it.each([
    '<b>Hello</b>',
    '  Hello',
    '<thi',
    'a < b and b > c',
    'analysis of the gate: it opens at six',
    'Reasoning models write `<think>` and then `</think>` before the answer.',
    'Reasoning models write <think> and then </think> before the answer.',
    'The tag "</think>" ends it.',
    'Like this:\n\n```xml\n<think>\nHm.\n</think>\n```\n\nThat is all.',
    '~~~\n</think>\n~~~\nThat is all.',
    'Use ``a ` </think>`` here.',
    'Open <think>, never closed.',
    '`<think>Hm.</think>` is how R1 thinks.',
  ])('stays as it is: %j', (text) => expectWhereverCut(text, text));

  it.each([
    '`<think>` and `</think>` are tags.',
    'It stands between <think> and </think>.',
    'As in:\n```\n<think>Hm, let me see.</think>\n```\nDone.',
    'Use `</think>` here.',
  ])('stays as it is in an answer that began with thinking: %j', (text) =>
    expectWhereverCut(`<think>Hm.</think>\n${text}`, text),
  );

  it('costs no more the more of it there is', () => {
    const worst = ['<think>', '</think>', '`</think>', '<', '<thin', '\n```\n</think>', '<|channel|>', ' '];
    for (const head of ['', 'x', '<think>a</think>x', '<|channel|>final<|message|>']) {
      for (const bait of worst) {
        const { user: before } = process.cpuUsage();
        read([head, ...piecesOf(bait.repeat(60_000 / bait.length), 50)]);
        read([head + bait.repeat(300_000 / bait.length)]);
        expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
      }
    }
  });
});
