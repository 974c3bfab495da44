/** What is shown of a text at first: more would take the browser long to lay out, and the reader long to pass. */
const SHOWN_AT_FIRST = 20_000;

/**
 * HTML of a preformatted text, safe for any content. The rest of a long one is there but hidden, so that it can be
 * copied, until the button after it (`data-show-all`) is pressed.
 */
export function preformatted(text: string, escape: (text: string) => string, attributes: string): string {
  if (text.length <= SHOWN_AT_FIRST * 1.1) return `<pre ${attributes}><code>${escape(text)}</code></pre>`;
  const cut = cutOf(text);
  const rest = text.length - cut;
  return (
    `<pre ${attributes}><code>${escape(text.slice(0, cut))}<span hidden>${escape(text.slice(cut))}</span></code></pre>` +
    `<button type="button" class="show-all" data-show-all>Show all (${rest.toLocaleString('en')} more characters)</button>`
  );
}

/** HTML of what is too much to be rendered: its source, to be read and copied. */
export function asText(text: string, escape: (text: string) => string): string {
  return `<div class="as-text">${preformatted(text, escape, 'tabindex="0" role="group" aria-label="Text" dir="auto"')}</div>\n`;
}

/** Shows what stands hidden before the button that was pressed. */
export function showAll(button: Element): void {
  const text = button.previousElementSibling;
  text?.querySelectorAll<HTMLElement>('[hidden]').forEach((rest) => rest.replaceWith(...rest.childNodes));
  if (text instanceof HTMLElement) text.focus({ preventScroll: true });
  button.remove();
}

/** At the end of a line where there is one, and never within a character. */
function cutOf(text: string): number {
  const line = text.lastIndexOf('\n', SHOWN_AT_FIRST) + 1;
  if (line > SHOWN_AT_FIRST / 2) return line;
  const code = text.charCodeAt(SHOWN_AT_FIRST);
  return code >= 0xdc00 && code <= 0xdfff ? SHOWN_AT_FIRST - 1 : SHOWN_AT_FIRST;
}
