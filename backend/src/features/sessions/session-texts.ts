/** Longest automatic title, in code points. */
const MAX_TITLE = 50;
/** Longest preview in a list, in code points; its column has room for more. */
const MAX_PREVIEW = 120;

/** The first message as a title: one line, at most 50 characters, of which a cut one's last is `…`. */
export function titleFrom(content: string): string {
  return oneLine(content, MAX_TITLE);
}

/** The start of a message for a list: one line. */
export function previewOf(content: string): string {
  return oneLine(content, MAX_PREVIEW);
}

function oneLine(text: string, max: number): string {
  // A code point has at most two UTF-16 units; a little more is read so that white space may shrink.
  const start = Array.from(
    text
      .slice(0, max * 8)
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  const cut = start.length > max || text.length > max * 8;
  return cut
    ? `${start
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : start.join('');
}
