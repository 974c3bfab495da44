import type { ChatMessage } from '../../../ai/chat-model.js';

/**
 * A conversation as every model takes it: questions and answers in turn, a question first and an answer last. Templates
 * of Mistral, Gemma and others refuse two messages of the same role in a row, so a question that has no answer, because
 * its turn failed or was stopped before the first word, is left out. Collected from the newest message backwards.
 */
export class Exchanges {
  private readonly newestFirst: ChatMessage[] = [];
  /** An answer whose question has not come yet. */
  private answer = '';

  /**
   * @param budget of tokens for everything
   * @param tokensOf what a text takes of it
   */
  constructor(
    private budget: number,
    private readonly tokensOf: (text: string) => number,
  ) {}

  /** Takes a message that stands before all others. @returns false when the budget is spent, and no older one is wanted */
  addOlder({ role, content }: ChatMessage): boolean {
    if (content.trim() === '') return true;
    if (role === 'assistant') {
      this.answer = this.answer === '' ? content : `${content}\n\n${this.answer}`;
      return this.tokensOf(this.answer) <= this.budget;
    }
    if (role !== 'user' || this.answer === '') return true;
    this.budget -= this.tokensOf(content) + this.tokensOf(this.answer);
    if (this.budget < 0) return false;
    this.newestFirst.push({ role: 'assistant', content: this.answer }, { role: 'user', content });
    this.answer = '';
    return true;
  }

  oldestFirst(): ChatMessage[] {
    return this.newestFirst.toReversed();
  }
}
