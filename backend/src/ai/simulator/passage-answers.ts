import type { Spoken } from './demo-answers.js';

interface GivenPassage {
  number: string;
  text: string;
}

interface Quote {
  number: string;
  sentence: string;
  score: number;
}

const REWRITE_REQUEST = /^\s*rewrite the last question/i;
const NOTHING_FOUND = /no passage was found/i;
/** Sentences that are quoted. */
const QUOTES = 3;
const MAX_QUOTE = 400;
/** Much of a long text is not worth the time: this runs in the server. */
const MAX_PASSAGE = 10_000;
const MAX_WORDS = 200;
/** Words count as equal when they begin alike: enough for plurals and endings of many languages. */
const STEM = 5;
/** A word of the question before this one counts less. */
const EARLIER_WEIGHT = 0.4;
const COMMON = new Set(
  'a an and are as at be by can did do does for from had has have how i in is it its many much of on or our that the there they this to was we were what when where which who why will with you your about'.split(
    ' ',
  ),
);
/** A question that begins so, or holds a word like these, refers to the one before. */
const REFERS =
  /^(?:and|but|or|what about|how about|und|aber|et|y)\b|\b(?:it|its|they|them|their|that|those|these|there|then|he|she|his|her|one|same)\b/i;
const MAX_WORDS_OF_FRAGMENT = 3;

/** True when the model is asked to make a question stand alone. */
export function isRewriteRequest(messages: readonly Spoken[]): boolean {
  return messages.some((message) => message.role === 'system' && REWRITE_REQUEST.test(message.text));
}

/** The question, with the one before it when it seems to need it. */
export function rewrittenQuestion(messages: readonly Spoken[]): string {
  const text = messages.findLast((message) => message.role === 'user')?.text ?? '';
  const [conversation = '', question = ''] = text.split(/\n\nLast question:\n/);
  const before = [...conversation.matchAll(/^user: (.*)$/gm)].at(-1)?.[1] ?? '';
  const refers = REFERS.test(question) || wordsOf(question).length <= MAX_WORDS_OF_FRAGMENT;
  return refers && before !== '' ? `${before} ${question}` : question;
}

/** An answer out of the passages the model is given: sentences of theirs, word for word. Null when none were searched. */
export function answerFromPassages(messages: readonly Spoken[]): string | null {
  const system = messages.find((message) => message.role === 'system')?.text ?? '';
  const passages = passagesIn(system);
  if (passages.length === 0) {
    return NOTHING_FOUND.test(system) ? 'No passage of the documents fits this question. No model wrote this.' : null;
  }
  const quotes = bestQuotes(passages, weightsOf(messages));
  if (quotes.length === 0) {
    return 'The passages that were found hold none of the words of this question. No model wrote this.';
  }
  const quoted = quotes.map(({ number, sentence }) => `> ${sentence} [${number}]`);
  return `Quoted from your documents; no model wrote this.\n\n${quoted.join('\n\n')}`;
}

function passagesIn(system: string): GivenPassage[] {
  const start = system.indexOf('<passages>\n');
  const all = start === -1 ? '' : system.slice(start, Math.max(start, system.lastIndexOf('\n</passages>')));
  const closed = all.split('\n</passage>').slice(0, -1);
  return closed.flatMap((part) => {
    const [head = '', number = ''] = /<passage number="(\d+)"[^<>]*>\n/.exec(part) ?? [];
    return head === '' ? [] : [{ number, text: part.slice(part.indexOf(head) + head.length) }];
  });
}

/** How much each word of the question, and of the one before it, counts. */
function weightsOf(messages: readonly Spoken[]): Map<string, number> {
  const asked = messages.filter((message) => message.role === 'user');
  const weights = new Map<string, number>();
  for (const word of wordsOf(asked.at(-2)?.text ?? '').slice(0, MAX_WORDS)) weights.set(word, EARLIER_WEIGHT);
  for (const word of wordsOf(asked.at(-1)?.text ?? '').slice(0, MAX_WORDS)) weights.set(word, 1);
  return weights;
}

function bestQuotes(passages: readonly GivenPassage[], weights: ReadonlyMap<string, number>): Quote[] {
  const sentences = passages.flatMap(({ number, text }) =>
    text
      .slice(0, MAX_PASSAGE)
      .split(/(?<=[.!?…])\s+|\n+/)
      .map((sentence) => ({ number, sentence: sentence.replace(/^(?:#+|[-*>|])\s*/, '').trim() }))
      .filter(({ sentence }) => sentence.length > 0),
  );
  const counts = new Map<string, number>();
  const stems = sentences.map(({ sentence }) => new Set(wordsOf(sentence)));
  for (const words of stems) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scored = sentences.map(({ number, sentence }, index) => {
    let score = 0;
    for (const [word, weight] of weights) {
      if (stems[index]?.has(word)) score += weight * Math.log(1 + sentences.length / (counts.get(word) ?? 1));
    }
    return { number, sentence: sentence.slice(0, MAX_QUOTE), score };
  });
  const best = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const seen = new Set<string>();
  const distinct = best.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence));
  return distinct.slice(0, QUOTES).filter(({ score }) => score >= (distinct[0]?.score ?? 0) / 3);
}

/** Beginnings of the words that say something. */
function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !COMMON.has(word)).map((word) => [...word].slice(0, STEM).join('')))];
}
