import { StreamedMarkdown } from './streamed-markdown';

const times = (count: number, make: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);
const word = (index: number) => `word${index}`;

/** Each holds numbered words, none of which may get lost. */
const HOSTILE: Record<string, () => string> = {
  'a table whose short rows are filled up': () =>
    `|${'a|'.repeat(300)}\n|${'-|'.repeat(300)}\n${times(3000, (n) => `|${word(n)}`)}`,
  'a table of thousands of columns': () =>
    `|${times(2500, word, '|')}|\n|${'-|'.repeat(2500)}\n|${times(2500, word, '|')}|`,
  'a table of thousands of rows': () => `| a | b |\n| - | - |\n${times(5000, (n) => `| ${word(n)} | b |`)}`,
  'a table in a list': () => `- |${'a|'.repeat(90)}\n  |${'-|'.repeat(90)}\n${times(900, (n) => `  |${word(n)}`)}`,
  'a list nested hundreds of times': () => times(300, (n) => `${' '.repeat(n * 2)}- ${word(n)}`),
  'a list of thousands of items': () => times(5000, (n) => `- ${word(n)}`),
  'thousands of numbered items with links': () =>
    times(4000, (n) => `${n + 1}. [${word(n)}](https://example.com/${n})`),
  'quotations within quotations': () => times(300, (n) => `${'>'.repeat(n + 1)} ${word(n)}`, '\n\n'),
  'ten thousand links': () => times(10_000, (n) => `[${word(n)}](https://example.com)`, ' '),
  'ten thousand addresses': () => times(10_000, (n) => `https://example.com/${word(n)}`, ' '),
  'thousands of emphases': () => times(20_000, (n) => `*${word(n)}*`, ' '),
  'thousands of open emphases': () => times(10_000, (n) => `*a **${word(n)}`, ' '),
  'thousands of open brackets': () => times(20_000, (n) => `[${word(n)}`, ' '),
  'thousands of code spans': () => times(10_000, (n) => `\`${word(n)}\``, ' '),
  'thousands of open code spans': () => times(3000, (n) => `${'`'.repeat((n % 200) + 1)}${word(n)}`, ' '),
  'thousands of open formulas': () => times(10_000, (n) => `\\( \\[ $$ $ ${word(n)}`, ' '),
  'thousands of lines that open a formula': () => times(10_000, (n) => `\\[ ${word(n)}\n\\begin{a} $$`),
  'thousands of open tags': () => times(10_000, (n) => `<sub><sup>${word(n)}`, ' '),
  'thousands of paragraphs': () => times(3000, word, '\n\n'),
  'thousands of headings': () => times(3000, (n) => `# ${word(n)}`),
  'one very long line': () => times(20_000, word, ' '),
  'one very long word': () => times(20_000, word, ''),
  'a huge code block': () => '```\n' + times(12_000, word) + '\n```',
  'a huge code block that never ends': () => '```js\n' + times(12_000, word),
  'thousands of link definitions': () => times(1500, (n) => `[r${n}]: https://example.com\n\n[${word(n)}][r${n}]`),
  'thousands of images': () => times(8000, (n) => `![${word(n)}](https://example.com/a.png)`, ' '),
  'thousands of tasks': () => times(6000, (n) => `- [ ] ${word(n)}`),
};

/** More would hold up the page at a time. */
const MOST_AT_ONCE = 9000;

/** The elements that each piece of work added. */
function render(host: HTMLElement, text: string, streaming: boolean): number[] {
  const content = new StreamedMarkdown(host);
  const added: number[] = [];
  for (let isDone = false, before = 0; !isDone && added.length < 2000;) {
    isDone = content.update(text, streaming);
    const after = host.getElementsByTagName('*').length;
    added.push(after - before);
    before = after;
  }
  return added;
}

const words = (text: string) => text.match(/word\d+/g) ?? [];

describe.each([
  ['opened', false],
  ['written', true],
])('An answer that is %s', (_name, streaming) => {
  it.each(Object.keys(HOSTILE))('loses no word of %s, and is rendered in small pieces', (name) => {
    const text = HOSTILE[name]?.() ?? '';
    const host = document.createElement('div');
    const added = render(host, text, streaming);

    expect(Math.max(...added)).toBeLessThan(MOST_AT_ONCE);
    expect(words(host.textContent ?? '').join(' ')).toBe(words(text.replaceAll(/\]\(https[^)]*\)/g, '] ')).join(' '));
  });
});

describe('A table that is too large', () => {
  const rows = (columns: number, count: number) =>
    `|${'a|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n${times(count, (n) => `|${word(n)}`)}\n\nAfter it`;

  it.each([
    [200, 11],
    [10, 249],
    [2, 1249],
  ])('of %i columns keeps its first %i rows, and shows the others as lines of text', (columns, shown) => {
    const host = document.createElement('div');
    render(host, rows(columns, 1500), false);

    expect(host.querySelectorAll('tbody tr')).toHaveLength(shown);
    const lines = host.querySelector('.as-text pre')?.textContent?.trim().split('\n');
    expect([lines?.[0], lines?.at(-1)]).toEqual([`|${word(shown)}`, '|word1499']);
    expect([...host.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['After it']);
  });

  it('is the same while more of it is being written', () => {
    const [whole, grown] = [document.createElement('div'), document.createElement('div')];
    const text = rows(10, 400).replace('\n\nAfter it', '');
    render(whole, text, false);
    const content = new StreamedMarkdown(grown);
    for (const line of [260, 300, 350]) content.update(text.split('\n').slice(0, line).join('\n'), true);
    content.update(text, false);

    expect(grown.querySelectorAll('tbody tr')).toHaveLength(249);
    expect(grown.textContent?.trim()).toBe(whole.textContent?.trim());
    expect(grown.querySelectorAll('p')).toHaveLength(0);
  });

  it('is one as long as it is small', () => {
    const host = document.createElement('div');
    render(host, rows(5, 400), false);

    expect(host.querySelectorAll('tbody tr')).toHaveLength(400);
    expect(host.querySelectorAll('.as-text')).toHaveLength(0);
  });
});
