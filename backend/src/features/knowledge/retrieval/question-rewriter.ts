import { Injectable } from '@nestjs/common';
import { ChatModel, type ChatEnd } from '../../../ai/chat-model.js';
import { Config } from '../../../config/settings.js';
import { Logger } from '../../../platform/observability/logger.js';
import { correlationIdOfWork, endedByEither } from '../../../platform/observability/work-signals.js';

/** The simulator knows the request by its beginning. */
const INSTRUCTIONS =
  'Rewrite the last question of a conversation so that it can be understood, and searched for in documents, without the ' +
  'conversation: put in the names and subjects that it only refers to. Keep its language. If it stands alone already, ' +
  'repeat it word for word. Never answer it. Write the question and nothing else.';
const MAX_TOKENS = 300;
const TIME_LIMIT_MS = 5_000;
/** As much of the conversation as a reference can reach back to. */
const EARLIER = 4;
const EXCERPT = 600;
const MAX_QUESTION = 2_000;

export interface RewrittenQuestion {
  /** Null when it was not rewritten: there was nothing before it, it is turned off, or the model failed. */
  question: string | null;
  end: ChatEnd | null;
}

export interface Earlier {
  role: 'user' | 'assistant';
  content: string;
}

/** Makes a question that needs the conversation into one that does not. It never fails: the question itself is left then. */
@Injectable()
export class QuestionRewriter {
  constructor(
    private readonly chatModel: ChatModel,
    private readonly config: Config,
    private readonly log: Logger,
  ) {}

  /** @param earlier what was said before, oldest first */
  async rewrite(
    question: string,
    earlier: readonly Earlier[],
    model: string | null,
    signal: AbortSignal,
  ): Promise<RewrittenQuestion> {
    if (earlier.length === 0 || !this.config.knowledge.rewrite) return { question: null, end: null };
    const told = earlier.slice(-EARLIER).map(({ role, content }) => `${role}: ${content.slice(0, EXCERPT)}`);
    const content = `Conversation:\n${told.join('\n')}\n\nLast question:\n${question.slice(0, MAX_QUESTION)}`;
    try {
      const { text, ...end } = await this.chatModel.complete(
        {
          messages: [
            { role: 'system', content: INSTRUCTIONS },
            { role: 'user', content },
          ],
          model,
          temperature: null,
          maxOutputTokens: MAX_TOKENS,
        },
        endedByEither(signal, AbortSignal.timeout(TIME_LIMIT_MS)),
      );
      const rewritten = text.trim().replace(/\s+/g, ' ').slice(0, MAX_QUESTION);
      return { question: rewritten === '' ? null : rewritten, end };
    } catch (error) {
      signal.throwIfAborted();
      this.log.debug('question not rewritten', { correlation_id: correlationIdOfWork(signal), error });
      return { question: null, end: null };
    }
  }
}
