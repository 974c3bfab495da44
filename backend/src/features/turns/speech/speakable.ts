/** Inline code that reads like words; anything else in code marks is left out. */
const WORDLIKE = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;
const URL_END = String.raw`[^\s<>()\[\]"'，。]*[^\s<>()\[\]"'，。.,;:!?]`;
const BARE_LINK = new RegExp(String.raw`(?:https?:\/\/|www\.)${URL_END}\/?`, 'giu');

/** Emoji and what modifies or joins them. */
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|\u{20E3}/gu;

const ENTITIES: Record<string, string> = { amp: '&', lt: ' ', gt: ' ', quot: '"', apos: "'", nbsp: ' ' };

/**
 * A sentence of markdown as a voice should say it: words without marks, code, addresses. Empty when nothing is left. Give it
 * a sentence, not an answer: marks that do not close are looked for to the end each time.
 */
export function speakable(markdown: string): string {
  const text = markdown
    .replace(/<!--[\s\S]*?-->/gu, ' ')
    .replace(/\$\$[\s\S]*?\$\$|\\\[[\s\S]*?\\\]/gu, ' ')
    .replace(/(?<!`)(`+)(?!`)([\s\S]*?)(?<!`)\1(?!`)/gu, (_all, _ticks: string, code: string) =>
      WORDLIKE.test(code.trim()) ? code.trim() : ' ',
    )
    .replace(/!\[([^[\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\[\^?\d{1,3}\](?!\()/gu, '')
    .replace(/\[[ xX]\]\s/gu, '')
    .replace(/\[([^[\]]*)\](?:\([^)]*\)|\[[^\]]*\])/gu, '$1')
    .replace(/<(?:https?:|mailto:)[^>\s]*>/giu, ' ')
    .replace(BARE_LINK, ' ')
    .replace(/<\/?[a-z][^>]*>/giu, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/gu, (_all, name: string) => ENTITIES[name] ?? ' ')
    .replace(/(\d)\s\*\s(?=\d)/gu, '$1 × ')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/^[^\S\r\n\u2028\u2029]*(?:#{1,6}\s+|>\s*|[-*+•]\s+|\d{1,3}[.)]\s+)+/gmu, '')
    .replace(/[*~`]+|(?<![\p{L}\p{N}_])_+|(?<!_)_+(?![\p{L}\p{N}_])|\\/gu, '')
    .replace(/_/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ ?\| ?/gu, ', ')
    .replace(PICTURE, (character) => (/[©®™]/u.test(character) ? character : ''))
    .replace(/\(\s*\)|\[\s*\]|<|>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s([,.;!?…])/gu, '$1')
    .replace(/^(?:[,\s–—]|-(?!\d))+|(?<![,\s–—])[,\s–—]+$/gu, '');
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}
