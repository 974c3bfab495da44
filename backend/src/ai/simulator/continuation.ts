import { CONTINUE_INSTRUCTION } from '../continuation.js';
import type { Spoken } from './demo-answers.js';

/** A request for the rest of an answer. */
export interface Continuation {
  /** The conversation up to the question that is being answered. */
  question: Spoken[];
  /** The answer so far. */
  begun: string;
}

/** Said when there is no rest: an answer without any text would count as a failure. */
const NOTHING_LEFT = ' That is all this scripted reply has to say.';

/** Null for a request that asks for an answer from its beginning. */
export function readContinuation(messages: readonly Spoken[]): Continuation | null {
  const [answer, instruction] = messages.slice(-2);
  if (instruction?.text !== CONTINUE_INSTRUCTION || answer?.role !== 'assistant') return null;
  return { question: messages.slice(0, -2), begun: answer.text };
}

/** What follows `begun` in the whole answer; something is always left to say, and nothing is said twice. */
export function restOf(whole: string, begun: string): string {
  const rest = whole.startsWith(begun) ? whole.slice(begun.length) : '';
  return rest.trim() === '' ? NOTHING_LEFT : rest;
}
