import { describe, expect, it } from '@jest/globals';
import { SpokenText } from './spoken-text.js';

/** All that is spoken of a text, however it arrives. */
function spoken(markdown: string, piece = markdown.length): string[] {
  const text = new SpokenText();
  const sentences: string[] = [];
  for (let at = 0; at < markdown.length; at += piece) sentences.push(...text.push(markdown.slice(at, at + piece)));
  return [...sentences, ...text.end()];
}

describe('The sentences of an answer', () => {
  it.each([
    ['two sentences', 'It rains. Take a coat.', ['It rains.', 'Take a coat.']],
    ['marks of every kind', 'Really? Yes! Well… So be it.', ['Really?', 'Yes!', 'Well…', 'So be it.']],
    ['marks in a row', 'What?! No... Yes.', ['What?!', 'No...', 'Yes.']],
    ['quotation marks behind the full stop', 'He said "Go." Then he left.', ['He said "Go."', 'Then he left.']],
    [
      'numbers',
      'Pi is 3.14159. It costs 1.299,50 or 2.5 million.',
      ['Pi is 3.14159.', 'It costs 1.299,50 or 2.5 million.'],
    ],
    [
      'versions and addresses',
      'Use Node.js 20.11.1 on example.com now. Good.',
      ['Use Node.js 20.11.1 on example.com now.', 'Good.'],
    ],
    [
      'titles and initials',
      'Dr. Who met J. R. Smith at St. Mary. Fine.',
      ['Dr. Who met J. R. Smith at St. Mary.', 'Fine.'],
    ],
    [
      'abbreviations',
      'Fruit, e.g. Apples, vs. Nuts etc. is fine. No. 5 too.',
      ['Fruit, e.g. Apples, vs. Nuts etc. is fine.', 'No. 5 too.'],
    ],
    ['countries', 'The U.S. Army is large. It is.', ['The U.S. Army is large.', 'It is.']],
    ['German', 'Das kostet z.B. 5 Euro. Am 3. Mai geht es los.', ['Das kostet z.B. 5 Euro.', 'Am 3. Mai geht es los.']],
    ['a sentence that ends with I', 'It was not I. It was he.', ['It was not I.', 'It was he.']],
    ['a sentence that ends with a number', 'It was 1999. Then came 2000.', ['It was 1999.', 'Then came 2000.']],
    ['no space behind the full stop', 'This is it.That is not. Fine.', ['This is it.', 'That is not.', 'Fine.']],
    ['an ellipsis within a sentence', 'Well... maybe not. Yes.', ['Well... maybe not.', 'Yes.']],
    ['Chinese', '今天下雨。带伞吧！好吗？好。', ['今天下雨。', '带伞吧！', '好吗？', '好。']],
    ['Japanese with quotation marks', '「雨です。」と言った。傘を。', ['「雨です。」', 'と言った。', '傘を。']],
    ['Spanish', '¿Qué tal? ¡Bien! Adiós.', ['¿Qué tal?', '¡Bien!', 'Adiós.']],
    ['lines that belong together', 'This is\none sentence. And\nanother.', ['This is one sentence.', 'And another.']],
    ['paragraphs without full stops', 'A title\n\nSome text', ['A title', 'Some text']],
  ])('come out of %s', (_what, markdown, sentences) => {
    expect(spoken(markdown)).toEqual(sentences);
  });

  it.each([1, 2, 3, 5, 7, 11])('are the same when the text comes in pieces of %i', (piece) => {
    const markdown =
      '# Plan\n\nDr. Who pays 3.50 today. **Then** he goes:\n\n1. First `step`. Again.\n2. Second\n\n```js\nlet a = 1. \n```\n\n' +
      '| a | b |\n|---|---|\n| 1 | 2 |\n\n> Quoted. Text.\n\n今天下雨。See [the page. Really](https://a.b/c.d) now! End';
    expect(spoken(markdown, piece)).toEqual(spoken(markdown));
  });

  it('come as soon as the next one begins, and not before', () => {
    const text = new SpokenText();
    expect(text.push('It costs 3.')).toEqual([]);
    expect(text.push('50 today.')).toEqual([]);
    expect(text.push(' Then')).toEqual(['It costs 3.50 today.']);
    expect(text.push(' it rains.')).toEqual([]);
    expect(text.end()).toEqual(['Then it rains.']);
  });

  it('come at once where nothing needs to follow', () => {
    expect(new SpokenText().push('今天下雨。')).toEqual(['今天下雨。']);
  });

  it('are cut where one takes breath when they do not end', () => {
    const clause = 'and so it goes on and on, ';
    const pieces = spoken(clause.repeat(40));
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(320);
    expect(pieces.join(' ').replace(/\s+/g, ' ')).toBe(pieces.map((piece) => piece.trim()).join(' '));
    expect(pieces[0]).toMatch(/on$/);
  });

  it.each([
    ['abbreviations', 'e.g. ', 2_000],
    ['commas', 'and so on, ', 2_000],
    ['brackets that stay open', 'see [here, ', 2_000],
  ])('are the same whether an answer of %s is there or still being written', (_what, clause, times) => {
    const markdown = `${clause.repeat(times)}end. And more.`;
    const whole = spoken(markdown);
    expect(spoken(markdown, 7)).toEqual(whole);
    expect(Math.max(...whole.map((sentence) => sentence.length))).toBeLessThanOrEqual(320);
  });

  it('lose no word, however long they are', () => {
    const words = Array.from({ length: 600 }, (_, index) => `word${index}`);
    expect(spoken(words.join(' '), 13).join(' ').split(' ')).toEqual(words);
  });
});

describe('What is spoken', () => {
  it.each([
    ['emphasis', '**Very** *good* and ~~bad~~ __strong__ _soft_.', ['Very good and bad strong soft.']],
    ['headings', '## Steps\nDo it.', ['Steps', 'Do it.']],
    ['lists', '- One\n- Two\n* Three\n1. Four\n2) Five', ['One', 'Two', 'Three', 'Four', 'Five']],
    ['tasks', '- [ ] Open\n- [x] Done', ['Open', 'Done']],
    ['quotes', '> To be.\n> Or not.', ['To be.', 'Or not.']],
    [
      'blocks of code',
      'Run this:\n\n```sh\nrm -rf . ; echo "Done."\n```\n\nThat is all.',
      ['Run this:', 'That is all.'],
    ],
    ['code that never ends', 'Look:\n~~~\nlet a = 1.\nStill.', ['Look:']],
    ['code in a line', 'Call `run` or `a[0] = {b: 1};` now.', ['Call run or now.']],
    ['what code leaves behind', '- `/a?b=1` – a table\n- -5 degrees', ['a table', '-5 degrees']],
    ['tables', 'Prices:\n\n| Fruit | Price |\n| --- | ---: |\n| Apple | 1.20 |\n\nCheap.', ['Prices:', 'Cheap.']],
    ['links', 'See [the manual](https://example.com/a_b.html) and ![a map](m.png).', ['See the manual and a map.']],
    ['bare addresses', 'Go to https://example.com/a?b=c#d. Or www.example.org, too.', ['Go to.', 'Or, too.']],
    ['references', 'It is so [1], says one[^2].', ['It is so, says one.']],
    ['rules', 'One.\n\n---\n\nTwo.', ['One.', 'Two.']],
    ['HTML', 'A<br>new <b>line</b> &amp; more.', ['A new line & more.']],
    ['pictures made of characters', 'Done 🎉👍🏽! Next.', ['Done!', 'Next.']],
    ['names of variables', 'Set max_count and \\*this\\*.', ['Set max count and this.']],
    ['arithmetic', 'It is 2 * 3 = 6.', ['It is 2 × 3 = 6.']],
    ['formulas', 'So $$x^2 + y^2$$ holds.', ['So holds.']],
    ['nothing but marks', '***\n\n---\n\n`{}`', []],
  ])('is free of %s', (_what, markdown, sentences) => {
    expect(spoken(markdown)).toEqual(sentences);
  });
});
