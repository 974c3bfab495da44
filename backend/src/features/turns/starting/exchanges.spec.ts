import { describe, expect, it } from '@jest/globals';
import type { ChatMessage } from '../../../ai/chat-model.js';
import { Exchanges } from './exchanges.js';

type Said = [ChatMessage['role'], string];

/** The conversation, oldest first, as a model gets it. */
function sent(conversation: Said[], budget = 1_000): Said[] {
  const exchanges = new Exchanges(budget, (text) => text.length);
  for (const [role, content] of conversation.toReversed()) if (!exchanges.addOlder({ role, content })) break;
  return exchanges.oldestFirst().map(({ role, content }) => [role, content]);
}

describe('The conversation that a model gets', () => {
  it.each<[string, Said[], Said[]]>([
    [
      'is what was said',
      [
        ['user', 'a'],
        ['assistant', 'b'],
      ],
      [
        ['user', 'a'],
        ['assistant', 'b'],
      ],
    ],
    [
      'has no question without an answer',
      [
        ['user', 'a'],
        ['user', 'b'],
        ['assistant', 'c'],
        ['user', 'd'],
      ],
      [
        ['user', 'b'],
        ['assistant', 'c'],
      ],
    ],
    [
      'has no empty answer, nor its question',
      [
        ['user', 'a'],
        ['assistant', ' \n'],
        ['user', 'b'],
        ['assistant', 'c'],
      ],
      [
        ['user', 'b'],
        ['assistant', 'c'],
      ],
    ],
    [
      'has two answers in a row as one',
      [
        ['user', 'a'],
        ['assistant', 'b'],
        ['assistant', 'c'],
      ],
      [
        ['user', 'a'],
        ['assistant', 'b\n\nc'],
      ],
    ],
    [
      'begins with a question',
      [
        ['assistant', 'hello'],
        ['user', 'a'],
        ['assistant', 'b'],
      ],
      [
        ['user', 'a'],
        ['assistant', 'b'],
      ],
    ],
    [
      'has no instructions in its middle',
      [
        ['user', 'a'],
        ['system', 'x'],
        ['assistant', 'b'],
      ],
      [
        ['user', 'a'],
        ['assistant', 'b'],
      ],
    ],
    [
      'is empty when nothing was answered',
      [
        ['user', 'a'],
        ['user', 'b'],
      ],
      [],
    ],
  ])('%s', (_title, conversation, expected) => expect(sent(conversation)).toEqual(expected));

  it('is cut between exchanges where the budget ends', () => {
    const conversation: Said[] = [
      ['user', 'aaaa'],
      ['assistant', 'bbbb'],
      ['user', 'cccc'],
      ['assistant', 'dddd'],
    ];
    expect(sent(conversation, 8)).toEqual([
      ['user', 'cccc'],
      ['assistant', 'dddd'],
    ]);
    expect(sent(conversation, 15)).toEqual([
      ['user', 'cccc'],
      ['assistant', 'dddd'],
    ]);
    expect(sent(conversation, 16)).toHaveLength(4);
    expect(sent(conversation, 7)).toEqual([]);
  });

  it('alternates and begins with a question, whatever happened in it', () => {
    const roles = ['user', 'assistant', 'system'] as const;
    for (let seed = 0; seed < 3 ** 7; seed++) {
      const conversation = Array.from({ length: 7 }, (_, i): Said => {
        const role = roles[Math.floor(seed / 3 ** i) % 3] ?? 'user';
        return [role, i % 3 === 0 && seed % 2 === 0 ? '' : `${i}`];
      });
      const result = sent(conversation).map(([role]) => role);
      expect(result).toEqual(result.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')));
      expect(result.length % 2).toBe(0);
    }
  });
});
