import { showAll } from './long-text';
import { renderMarkdown } from './render';

function page(markdown: string): HTMLElement {
  const host = document.createElement('div');
  host.innerHTML = renderMarkdown(markdown) as unknown as string;
  return host;
}

describe('A long text', () => {
  const code = Array.from({ length: 5000 }, (_, line) => `line ${line}`).join('\n');

  it('is shown in part, at the end of a line, and all of it can be copied', () => {
    const shown = page('```\n' + code + '\n```').querySelector('code');
    const rest = shown?.querySelector<HTMLElement>('[hidden]');

    expect(shown?.textContent).toBe(`${code}\n`);
    expect(rest?.textContent).toMatch(/^line \d+\n/);
    expect(rest?.textContent?.length).toBeGreaterThan(20_000);
  });

  it('is shown whole when that is asked for', () => {
    const host = page('```\n' + code + '\n```');
    const button = host.querySelector('[data-show-all]');
    expect(button?.textContent).toMatch(/^Show all \([\d,]+ more characters\)$/);
    if (button) showAll(button);

    expect(host.querySelectorAll('[hidden], [data-show-all]')).toHaveLength(0);
    expect(host.querySelector('code')?.textContent).toBe(`${code}\n`);
  });

  it('is shown whole at once when little would be left out', () => {
    expect(page('```\n' + 'a'.repeat(21_000) + '\n```').querySelectorAll('[hidden]')).toHaveLength(0);
  });

  it('is never cut within a character', () => {
    const shown = page('```\n' + 'a' + '😀'.repeat(30_000) + '\n```').querySelector('code');

    expect(shown?.firstChild?.textContent).toMatch(/^a(?:😀)+$/u);
  });
});
