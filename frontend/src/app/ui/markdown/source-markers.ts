const MARKER = /\[(\d{1,3})\]/g;
/** In code a number in brackets is code, in a formula an index; in buttons and links it would be a control within a control. */
const NOT_IN = 'pre, code, button, a, .math';

/** Makes buttons of the markers `[n]` of a finished text that refer to one of these sources. */
export function markSources(host: HTMLElement, sources: readonly number[]): void {
  const walker = host.ownerDocument.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest(NOT_IN)) texts.push(node);
  }
  for (const text of texts) {
    const parts = partsOf(text.data, sources, host.ownerDocument);
    if (parts.length > 1) text.replaceWith(...parts);
  }
}

function partsOf(text: string, sources: readonly number[], document: Document): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let taken = 0;
  for (const match of text.matchAll(MARKER)) {
    const index = Number(match[1]);
    if (!sources.includes(index)) continue;
    parts.push(text.slice(taken, match.index), marker(index, document));
    taken = match.index + match[0].length;
  }
  return [...parts, text.slice(taken)];
}

function marker(index: number, document: Document): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'source-marker';
  button.dataset['source'] = String(index);
  button.textContent = `[${index}]`;
  button.setAttribute('aria-label', `Source ${index}`);
  return button;
}
