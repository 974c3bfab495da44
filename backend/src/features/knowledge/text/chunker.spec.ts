import { describe, expect, it } from '@jest/globals';
import { type Chunk, chunksOf } from './chunker.js';
import { normalisePages } from './normalise.js';

/** One token a word: enough to see where it cuts. */
const countWords = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;

function cut(pages: string[], paged = true, sizes = { tokens: 40, overlap: 10 }): Chunk[] {
  return [...chunksOf(pages, paged, countWords, sizes)];
}

const sentence = (name: string, words = 8) => `${[name, ...Array<string>(words - 1).fill('word')].join(' ')}.`;

describe('Cutting a text into passages', () => {
  it('never cuts within a sentence that fits', () => {
    const text = Array.from({ length: 40 }, (_, index) => sentence(`Sentence${index}`)).join(' ');
    for (const { text: passage, token_count } of cut([text])) {
      expect(passage).toMatch(/^Sentence\d+ .*\.$/s);
      expect(token_count).toBeLessThanOrEqual(40);
    }
  });

  it('repeats the last sentences of a passage at the beginning of the next', () => {
    const [first, second] = cut([Array.from({ length: 12 }, (_, index) => sentence(`S${index}`)).join(' ')]);
    expect(second?.start).toBeLessThan(first?.end ?? 0);
    expect(first?.text.endsWith(sentence('S4'))).toBe(true);
    expect(second?.text.startsWith('S4 ')).toBe(true);
  });

  it('leaves nothing out', () => {
    const text = Array.from({ length: 60 }, (_, index) => sentence(`S${index}`, 5 + (index % 7))).join(' ');
    const all = cut([text])
      .map(({ text: passage }) => passage)
      .join(' ');
    for (let index = 0; index < 60; index++) expect(all).toContain(`S${index} `);
  });

  it('begins a passage at a heading and says under which heading it stands', () => {
    const part = (name: string) => `## ${name}\n\n${Array.from({ length: 4 }, () => sentence(name)).join(' ')}`;
    const chunks = cut([`${part('Winter')}\n\n${part('Summer')}`], false);
    expect(chunks.map(({ heading }) => heading)).toEqual(['Winter', 'Summer']);
    expect(chunks[1]?.text.startsWith('## Summer')).toBe(true);
  });

  it('knows the page, and where in the text a passage stands, counted in characters a person sees', () => {
    const pages = ['🎈 Balloons rise. '.repeat(10).trim(), 'Stones fall. '.repeat(12).trim()];
    const chunks = cut(pages);
    const text = [...pages.join('\n\n')];
    for (const { start, end, text: passage } of chunks) expect(text.slice(start, end).join('')).toBe(passage);
    expect(chunks[0]?.page).toBe(1);
    expect(chunks.at(-1)?.page).toBe(2);
  });

  it('cuts what has neither sentences nor spaces, and never through a character', () => {
    const countTwo = (text: string) => Math.ceil([...text].length / 2);
    const chunks = [...chunksOf(['🎈'.repeat(300)], false, countTwo, { tokens: 40, overlap: 10 })];
    expect(chunks).toEqual([]);
    const letters = [...chunksOf(['語'.repeat(300)], false, countTwo, { tokens: 40, overlap: 10 })];
    expect(letters.length).toBeGreaterThan(3);
    for (const { token_count } of letters) expect(token_count).toBeLessThanOrEqual(40);
  });

  it('keeps “Dr. Who” and “3.5” in one piece', () => {
    const text = `${sentence('A', 30)} Dr. Who paid 3.5 crowns for it at St. James. ${sentence('B', 30)}`;
    expect(
      cut([text]).some(({ text: passage }) => passage.includes('Dr. Who paid 3.5 crowns for it at St. James.')),
    ).toBe(true);
  });

  it('gives texts without pages no page', () => {
    expect(cut(['One sentence.'], false)).toMatchObject([{ page: null, ordinal: 0, start: 0, end: 13 }]);
  });
});

describe('Making a text readable', () => {
  it('joins words that a line had divided, and lines that a page had broken', () => {
    const page =
      'The commit-\ntee met on the first day of the month and found that the\nbridge was safe.\nIt closed at noon.';
    expect(normalisePages([page], true)).toEqual([
      'The committee met on the first day of the month and found that the bridge was safe.\nIt closed at noon.',
    ]);
  });

  it('writes ligatures out and drops what cannot be seen', () => {
    expect(normalisePages(['e\uFB03cient \uFB02ight\u00AD\u200B, a\u00A0b\u202Ec\u0000'], false)).toEqual([
      'efficient flight, a bc',
    ]);
  });

  it('leaves out headers and footers that every page repeats, also with other numbers', () => {
    const pages = ['alpha', 'beta', 'gamma', 'delta'].map(
      (word, index) => `ACME Handbook\n\nThe ${word} chapter says this.\n\nPage ${index + 1} of 4`,
    );
    expect(normalisePages(pages, true)).toEqual(
      ['alpha', 'beta', 'gamma', 'delta'].map((word) => `The ${word} chapter says this.`),
    );
  });

  it('keeps the columns of a table apart', () => {
    expect(normalisePages(['Size\tPrice\nup to 10 m\t24 euros'], true)).toEqual([
      'Size | Price\nup to 10 m | 24 euros',
    ]);
  });
});
