/**
 * A text as a search compares it, on both databases alike: without case, accents and compatibility forms. SQLite's LOWER
 * knows ASCII only, and what Postgres' does depends on its locale. `ß` is `ss`, `İ` and `ı` are `i`.
 */
export function foldText(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  // Upper case first: it writes out `ß` and knows one sigma.
  return plain.toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

/** A pattern for `LIKE … ESCAPE '\\'` that finds `text` anywhere in a folded text; its wildcards are themselves. */
export function containsPattern(text: string): string {
  return `%${foldText(text).replace(/[\\%_]/g, '\\$&')}%`;
}
