import { markSources } from './source-markers';

function marked(html: string, sources: readonly number[]): HTMLElement {
  const host = document.createElement('div');
  host.innerHTML = html;
  markSources(host, sources);
  return host;
}

const numbers = (host: HTMLElement) => [...host.querySelectorAll('button')].map(({ dataset }) => dataset['source']);

describe('Markers of sources', () => {
  it('become buttons that name their source', () => {
    const host = marked('<p>Closed on Monday [1][3].</p>', [1, 2, 3]);

    expect(numbers(host)).toEqual(['1', '3']);
    expect(host.textContent).toBe('Closed on Monday [1][3].');
    expect(host.querySelector('button')?.getAttribute('aria-label')).toBe('Source 1');
  });

  it('stay text when there is no such source', () => {
    expect(numbers(marked('<p>See [4].</p>', [1]))).toEqual([]);
  });

  it('stay text in code and in links', () => {
    expect(numbers(marked('<pre><code>a[1]</code></pre><a href="https://example.com">[1]</a>', [1]))).toEqual([]);
  });

  it('are made once, however often the text is drawn', () => {
    const host = marked('<p>Yes [1].</p>', [1]);
    markSources(host, [1]);

    expect(numbers(host)).toEqual(['1']);
  });
});
