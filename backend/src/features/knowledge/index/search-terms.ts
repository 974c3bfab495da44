/** Longest question that is searched for words, in UTF-16 units, and how many words of which length count. */
const MAX_QUESTION = 20_000;
const MAX_WORDS = 32;
const MAX_WORD_CHARACTERS = 64;

/** Scripts without spaces between words: each character is indexed and searched by itself. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Words that stand in every text and tell none from another; a question of nothing else keeps them. */
const COMMON = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have how i if in into is it its me my no not of ' +
    'on or our please should so tell than that the their them then there these they this those to up us was we were what when ' +
    'where which who whom whose why will with would you your about any ' +
    'der die das den dem des ein eine einen einem einer und oder ist sind war wie was wer wo wann warum welche welcher welches ' +
    'ich du er sie es wir ihr mein dein zu zum zur im in am auf aus bei mit nach von vor für nicht kann ' +
    'le la les un une des du de et ou est sont que qui quoi dans sur pour par avec el los las y en es son del al con por para'
  ).split(' '),
);

/** Text as the keyword index reads it. */
export function spaced(text: string): string {
  return text.normalize('NFKC').replace(UNSPACED, ' $& ');
}

/** The words of a question worth looking for: distinct, lower case, at most 32. */
export function searchTerms(question: string): string[] {
  const words = spaced(question.slice(0, MAX_QUESTION))
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu);
  const distinct = [...new Set(words ?? [])].map((word) => [...word].slice(0, MAX_WORD_CHARACTERS).join(''));
  const telling = distinct.filter((word) => !COMMON.has(word));
  return (telling.length > 0 ? telling : distinct).slice(0, MAX_WORDS);
}

/** Words for `MATCH` of FTS5 in which no character has a meaning of its own. */
export function quotedForMatch(words: readonly string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');
}

/** Words for `to_tsquery` of Postgres in which no character has a meaning of its own. */
export function quotedForTsquery(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' | ');
}
