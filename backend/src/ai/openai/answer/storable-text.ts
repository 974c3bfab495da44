/** NUL, and halves of a character that stand alone: no database takes the one, no encoding the other. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** The part of `text` that does not end within a character, whose other half may come with the next piece. */
export function wholeText(text: string, isLast: boolean): string {
  return !isLast && isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.slice(0, -1) : text;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** `text` with a replacement character (U+FFFD) for whatever could not be stored. */
export function storableText(text: string): string {
  return UNSTORABLE.test(text) ? text.replace(new RegExp(UNSTORABLE, 'gu'), '\ufffd') : text;
}
