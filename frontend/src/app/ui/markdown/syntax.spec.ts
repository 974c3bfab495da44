import { renderMarkdown } from './render';
import { StreamedMarkdown } from './streamed-markdown';

function page(markdown: string): HTMLElement {
  const host = document.createElement('div');
  host.innerHTML = renderMarkdown(markdown) as unknown as string;
  return host;
}

function streamed(markdown: string): HTMLElement {
  const host = document.createElement('div');
  new StreamedMarkdown(host).update(markdown, true);
  return host;
}

const bold = (markdown: string) => [...page(markdown).querySelectorAll('strong')].map((part) => part.textContent);

describe('HTML in a line', () => {
  it.each(['<br>', '<br/>', '<br />', '<BR>', '</br>'])('breaks the line of a table cell at %s', (tag) => {
    const cell = page(`| Day | Open |\n| --- | --- |\n| Monday | 9 to 12${tag}14 to 18 |`).querySelector(
      'td:last-child',
    );

    expect(cell?.innerHTML).toBe('9 to 12<br>14 to 18');
  });

  it.each([
    ['a paragraph', 'H<sub>2</sub>O and x<sup>2</sup>'],
    ['a list', '- H<sub>2</sub>O and x<sup>2</sup>'],
    ['a heading', '## H<SUB>2</SUB>O and x<SUP>2</SUP>'],
    ['a table', '| a |\n| --- |\n| H<sub>2</sub>O and x<sup>2</sup> |'],
    ['bold text', '**H<sub>2</sub>O** and *x<sup>2</sup>*'],
  ])('sets letters lower and higher in %s', (_name, markdown) => {
    const shown = page(markdown);

    expect(shown.querySelector('sub')?.textContent).toBe('2');
    expect(shown.querySelector('sup')?.textContent).toBe('2');
    expect(shown.textContent).not.toContain('<');
  });

  it.each([
    'a <sub>b',
    'a b</sub>',
    'a <sub>b</sup>',
    'a <sub onclick="alert(1)">b</sub onclick>',
    'a <b>b</b>',
    'a <br onclick=alert(1)>',
  ])('leaves %s as text', (markdown) => {
    expect(page(markdown).textContent?.trim()).toBe(markdown);
  });

  it('leaves tags in code as code', () => {
    expect(page('`<br>` and `<sub>2</sub>`').textContent?.trim()).toBe('<br> and <sub>2</sub>');
  });

  it('sets letters lower while their end is still to come', () => {
    expect(streamed('H<sub>2').querySelector('sub')?.textContent).toBe('2');
  });

  it('keeps the text of tags that are nested without end', () => {
    const shown = page('<sub>'.repeat(500) + 'deep' + '</sub>'.repeat(500));

    expect(shown.querySelectorAll('sub').length).toBeLessThanOrEqual(3);
    expect(shown.textContent).toContain('deep');
  });
});

describe('Bold text in scripts without spaces', () => {
  it.each([
    ['请注意**“重要”**的事项。', '“重要”'],
    ['重点是**退货（三十天）**以内。', '退货（三十天）'],
    ['**「返品」**はできます。', '「返品」'],
    ['これは**重要です。**必ず読んでください。', '重要です。'],
    ['**注意：**不要删除。', '注意：'],
    ['**注意:**不要删除。', '注意:'],
    ['**『本』』**と', '『本』』'],
    ['중요한 것은 **스크립트(script)**를 쓰는 것입니다.', '스크립트(script)'],
    ['**"중요"**은 표시됩니다.', '"중요"'],
    ['价格为**$100**元', '$100'],
    ['使用**`npm`**安装', 'npm'],
    ['这是**[链接](https://example.com)**的说明', '链接'],
    ['ข้อความ**"สำคัญ"**มาก', '"สำคัญ"'],
    ['葛\u{E0100}**（城）**市', '（城）'],
    ['𠮷**（野）**家', '（野）'],
  ])('is bold in %s', (markdown, text) => {
    expect(bold(markdown)).toEqual([text]);
    expect(page(markdown).textContent).not.toContain('**');
  });

  it('leaves out the sign of a multiplication', () => {
    expect(page('结果是 2 * 3 和 4 * 5。').querySelectorAll('em')).toHaveLength(0);
  });

  it('stays as CommonMark has it between other letters', () => {
    expect(bold('**Note:**text')).toEqual([]);
    expect(bold('a **b** c')).toEqual(['b']);
    expect(page('snake_case_name').querySelectorAll('em')).toHaveLength(0);
  });

  it('strikes through beside such marks too', () => {
    expect(page('价格~~（旧）~~的').querySelector('s')?.textContent).toBe('（旧）');
  });
});

describe('Formulas', () => {
  it.each([
    ['\\( a_{1} * b_{2} * c \\)', 'The area is \\( a_{1} * b_{2} * c \\) and'],
    ['\\[ E = m c^2 \\]', '\\[ E = m c^2 \\]'],
    ['\\[\n\\frac{a}{b}\n\n= x\\,y\n- z\n\\]', 'so\n\n\\[\n\\frac{a}{b}\n\n= x\\,y\n- z\n\\]'],
    ['\\[ x_1 \\\\ x_2 \\]', 'so \\[ x_1 \\\\ x_2 \\] holds'],
    ['$x_{i} * y_{i}$', 'with $x_{i} * y_{i}$.'],
    ['$x$', 'for each $x$'],
    ['$a * b * c$', 'the product $a * b * c$ is'],
    ['$$\\sum_{i} a_{i} * b_{i}$$', '$$\\sum_{i} a_{i} * b_{i}$$'],
    ['$$\na_{1} * b\n+ c * d\n$$', '$$\na_{1} * b\n+ c * d\n$$'],
    [
      '\\begin{aligned}\na &= b_1 \\\\\n- c &= d_1\n\\end{aligned}',
      '\\begin{aligned}\na &= b_1 \\\\\n- c &= d_1\n\\end{aligned}',
    ],
    ['\\begin{pmatrix}1 & 0\\\\0 & 1\\end{pmatrix}', 'is \\begin{pmatrix}1 & 0\\\\0 & 1\\end{pmatrix} here'],
  ])('show their source %j', (source, markdown) => {
    const shown = page(markdown).querySelector('.math');

    expect(shown?.textContent).toBe(source);
    expect(shown?.querySelectorAll('em, strong, br, li, h1, h2, a')).toHaveLength(0);
  });

  it.each(['- \\(x_1\\)', '> \\[ x_1 \\]', '1. \\[\n   x_1\n   \\]', '| a |\n| --- |\n| $x_1$ |', '## \\(x_1\\)'])(
    'are found in %j',
    (markdown) => {
      expect(page(markdown).querySelector('.math')?.textContent).toContain('x_1');
    },
  );

  it.each([
    'It costs $5 and $10.',
    'It costs $5, or 10$ there.',
    'From US$5 to US$10',
    '$20/month or $200/year',
    '$HOME and $PATH',
    'Only $ and $ alone',
    'Pay \\$5',
  ])('are not prices and variables: %s', (markdown) => {
    const shown = page(markdown);

    expect(shown.querySelectorAll('.math')).toHaveLength(0);
    expect(shown.textContent?.trim()).toBe(markdown.replace('\\$', '$'));
  });

  it('are not found in code', () => {
    const shown = page('`\\(a\\)` and\n\n```\n\\[ a \\]\n$$\n```');

    expect(shown.querySelectorAll('.math')).toHaveLength(0);
    expect(shown.querySelector('pre')?.textContent).toBe('\\[ a \\]\n$$\n');
  });

  it.each(['so \\( a_{1} * b_', 'so\n\n\\[ a_{1} * b_', 'so\n\n$$\na_{1} * b_', '\\begin{cases} a_{1} * b_'])(
    'are shown as such while they are being written: %j',
    (markdown) => {
      expect(streamed(markdown).querySelector('.math')?.textContent).toContain('a_{1} * b_');
    },
  );

  it('that never end lose none of their text', () => {
    const shown = page('\\[ a\n\nb \\( c\n\n$$ d').textContent;

    for (const letter of ['a', 'b', 'c', 'd']) expect(shown).toContain(letter);
  });
});

describe('Task lists', () => {
  const boxes = (host: HTMLElement) =>
    [...host.querySelectorAll<HTMLInputElement>('li > input, li > p > input')].map(({ checked }) => checked);

  it.each([
    ['- [x] packed\n- [ ] paid', [true, false]],
    ['- [X] packed\n- [ ] paid', [true, false]],
    ['* [x] packed\n* [ ] paid', [true, false]],
    ['1. [ ] packed\n2. [x] paid', [false, true]],
    ['- [x] trip\n  - [ ] packed\n  - [x] **paid**', [true, false, true]],
    ['- [x] packed\n\n- [ ] paid', [true, false]],
    ['> - [ ] packed', [false]],
  ])('have a check box for each item: %j', (markdown, expected) => {
    const shown = page(markdown);

    expect(boxes(shown)).toEqual(expected);
    expect(shown.textContent).not.toMatch(/\[[ xX]\]/);
  });

  it('have boxes that nobody can tick, and that say what they mean', () => {
    const box = page('- [x] packed').querySelector('input');

    expect(box?.disabled).toBe(true);
    expect(box?.getAttribute('aria-label')).toBe('Done');
  });

  it.each(['[x] packed', '- [x](https://example.com)', '- [y] packed', '- a [x] packed', '- `[x]` packed'])(
    'are not made of %s',
    (markdown) => {
      expect(page(markdown).querySelectorAll('input')).toHaveLength(0);
    },
  );
});
