import { renderMarkdown } from './render';
import { StreamedMarkdown } from './streamed-markdown';

function page(markdown: string): HTMLElement {
  const host = document.createElement('div');
  host.innerHTML = renderMarkdown(markdown) as unknown as string;
  return host;
}

describe('Text from a model', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', 'script'],
    ['an image with a handler', '<img src=x onerror=alert(1)>', 'img'],
    ['a frame', '<iframe src="https://example.com"></iframe>', 'iframe'],
    ['a form', '<form action="https://example.com"><input></form>', 'form, input'],
    ['a style sheet', '<style>* { display: none }</style>', 'style'],
    ['a drawing with a script', '<svg><script>alert(1)</script></svg>', 'svg, script'],
  ])('shows %s as text, never as an element', (_name, markdown, selector) => {
    const shown = page(markdown);

    expect(shown.querySelectorAll(selector)).toHaveLength(0);
    expect(shown.textContent).toContain('<');
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](vbscript:x)',
    '[a](file:///etc/passwd)',
    '<javascript:alert(1)>',
  ])('makes no link of %s', (markdown) => {
    expect(page(markdown).querySelectorAll('a')).toHaveLength(0);
  });

  it('opens links elsewhere without telling them where the reader came from', () => {
    const link = page('[docs](https://example.com/a)').querySelector('a');

    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(link?.getAttribute('target')).toBe('_blank');
  });

  it('loads no image by itself, and offers only those that are on the web', () => {
    const shown = page('![map](https://example.com/map.png) ![x](data:image/png;base64,AAAA) ![y](/local.png)');

    expect(shown.querySelectorAll('img')).toHaveLength(0);
    expect(shown.querySelectorAll('[data-image]')).toHaveLength(1);
    expect(shown.querySelector('[data-image]')?.textContent).toBe('Load image: map (example.com)');
  });

  it('keeps quotes and marks inside attributes harmless', () => {
    const shown = page(
      '![" onclick="alert(1)](https://example.com/"onload="x.png)\n\n```"><img src=x onerror=alert(1)>\ncode\n```',
    );

    expect(shown.querySelectorAll('img, [onclick], [onload], [onerror]')).toHaveLength(0);
  });

  it('shows code with a button that copies it', () => {
    const shown = page('```ts\nconst a = 1 < 2;\n```');

    expect(shown.querySelector('code')?.textContent).toBe('const a = 1 < 2;\n');
    expect(shown.querySelector('button')?.getAttribute('aria-label')).toBe('Copy ts');
  });

  it('carries no style attribute, which the page would not allow', () => {
    expect(page('| a |\n| ---: |\n| 1 |').querySelectorAll('[style]')).toHaveLength(0);
  });

  it.each([
    [
      'a list nested thousands of times',
      () => Array.from({ length: 850 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n'),
    ],
    ['thousands of open brackets', () => '['.repeat(50_000)],
    ['thousands of open emphases', () => '*a **a '.repeat(10_000)],
    ['thousands of quote marks', () => '>'.repeat(50_000)],
  ])('takes less than a second for %s', (_name, hostile) => {
    const begin = performance.now();
    renderMarkdown(hostile());

    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('Markdown that is still being written', () => {
  const text = [
    '# Title',
    'A paragraph with **bold** text and `code`.',
    '- one\n- two\n  - three',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
    '```js\nlet a = 1;\n\nlet b = 2;\n```',
    '> quoted\n> twice',
    'The end.',
  ].join('\n\n');

  function whole(markdown: string): string {
    const host = document.createElement('div');
    new StreamedMarkdown(host).update(markdown, false);
    return html(host);
  }

  /** What is shown, without the boundaries of the parts it was rendered in. */
  function html(host: HTMLElement): string {
    return [...host.children].map((part) => part.innerHTML).join('');
  }

  it.each([1, 3, 17])('ends as if it had come at once, in pieces of %i characters', (size) => {
    const host = document.createElement('div');
    const streamed = new StreamedMarkdown(host);
    for (let end = size; end < text.length; end += size) streamed.update(text.slice(0, end), true);
    streamed.update(text, false);

    expect(html(host)).toBe(whole(text));
  });

  it('leaves finished blocks alone while more is written', () => {
    const host = document.createElement('div');
    const streamed = new StreamedMarkdown(host);
    streamed.update('# Title\n\nSome', true);
    const heading = host.querySelector('h1');
    streamed.update('# Title\n\nSome more text\n\nand more', true);

    expect(host.querySelector('h1')).toBe(heading);
  });

  it.each([
    ['a paragraph', 'Hello there', 'there'],
    ['a paragraph after a finished one', 'One\n\nTwo three', 'three'],
    ['bold text', 'This is **bold', 'bold'],
    ['a list', '- one\n- two', 'two'],
    ['a list in a list', '1. one\n   - inner', 'inner'],
    ['a list whose items are paragraphs', '- one\n\n- two', 'two'],
    ['a quote', '> said', 'said'],
    ['a quote with a list', '> - said', 'said'],
    ['a heading', '## Title', 'Title'],
    ['code', '```js\nlet a = 1;\n', 'let a = 1;'],
    ['code on its first line', '```js\nlet', 'let'],
    ['indented code', 'Text\n\n    let a', 'let a'],
    ['a table', '| a | b |\n| - | - |\n| 1 | 2', '2'],
    ['a row of a table that is not full', '| a | b |\n| - | - |\n| 1 |', '1'],
    ['a row of a table that begins', '| a | b |\n| - | - |\n| 1 | 2 |\n|', '2'],
    ['a line that ended', 'One line\n', 'One line'],
  ])('has its caret behind the last letter of %s', (_name, markdown, last) => {
    const host = document.createElement('div');
    new StreamedMarkdown(host).update(markdown, true);

    const caret = host.querySelector('.caret');
    const before = caret?.previousSibling;
    expect(before?.textContent?.endsWith(last)).toBe(true);
    expect(caret?.parentElement?.closest('p, li, td, h2, code')).not.toBeNull();
  });

  it('has no caret any more once it is complete, and its text is whole', () => {
    const host = document.createElement('div');
    const streamed = new StreamedMarkdown(host);
    streamed.update('```js\nlet a = 1;\n', true);
    streamed.update('```js\nlet a = 1;\n```', false);

    expect(host.querySelectorAll('.caret')).toHaveLength(0);
    expect(host.querySelector('code')?.textContent).toBe('let a = 1;\n');
  });

  it('closes marks that are not closed yet', () => {
    const host = document.createElement('div');
    new StreamedMarkdown(host).update('This is **bo', true);

    expect(host.querySelector('strong')?.textContent).toBe('bo');
  });

  it('finds a reference that is defined after its use', () => {
    const host = document.createElement('div');
    const streamed = new StreamedMarkdown(host);
    streamed.update('See [the docs][d].\n\nMore', true);
    streamed.update('See [the docs][d].\n\nMore\n\n[d]: https://example.com/docs', false);

    expect(host.querySelector('a')?.getAttribute('href')).toBe('https://example.com/docs');
  });

  it('starts over when the text is replaced', () => {
    const host = document.createElement('div');
    const streamed = new StreamedMarkdown(host);
    streamed.update('One\n\nTwo', true);
    streamed.update('Three', false);

    expect(host.textContent?.trim()).toBe('Three');
  });
});
