import { Injectable } from '@nestjs/common';
import type { ChatMessage, ChatRequest } from '../../../ai/chat-model.js';
import { CONTINUE_INSTRUCTION } from '../../../ai/continuation.js';
import { Config } from '../../../config/settings.js';
import { MessageRepository } from '../../sessions/message/message.repository.js';
import { withoutMarkers } from '../../knowledge/retrieval/citation-markers.js';
import { Exchanges } from './exchanges.js';
import { Grounding } from '../answering/grounding.js';
import type { LiveTurn } from '../live/live-turn.js';
import type { TurnDraft } from '../turn-draft.js';

/** Messages read at once; a whole budget of short ones needs a few rounds, a usual conversation one. */
const PAGE = 50;

/** What a model is told: instructions, the conversation so far, and what it must answer now. */
@Injectable()
export class Prompts {
  constructor(
    private readonly messages: MessageRepository,
    private readonly config: Config,
    private readonly grounding: Grounding,
  ) {}

  /** Adds what the agent's documents say to the last question. */
  ground(live: LiveTurn, request: ChatRequest): Promise<ChatRequest> {
    return this.grounding.ground(live, request);
  }

  async requestFor({ agent, user_message, assistant_message }: TurnDraft): Promise<ChatRequest> {
    const messages: ChatMessage[] = [
      { role: 'system', content: agent.system_prompt },
      ...(await this.history(user_message.parent_id)),
      { role: 'user', content: user_message.content },
    ];
    if (assistant_message.content !== '') {
      messages.push(
        { role: 'assistant', content: assistant_message.content },
        { role: 'user', content: CONTINUE_INSTRUCTION },
      );
    }
    const { maxOutputTokens } = this.config.answers;
    return { messages, model: agent.model, temperature: agent.temperature, maxOutputTokens };
  }

  /**
   * The branch that ends with `leaf_id`, oldest first, as much of its end as fits into the budget of tokens. Fallback
   * texts are left out: the agent never said them.
   */
  private async history(leafId: string | null): Promise<ChatMessage[]> {
    const exchanges = new Exchanges(this.config.answers.historyTokens, estimateTokens);
    for (let leaf = leafId; leaf !== null;) {
      const page = await this.messages.findBranch(leaf, PAGE);
      for (const { role, status, content, citations } of page.toReversed()) {
        if (status === 'failed') continue;
        const said = citations === null ? content : withoutMarkers(content);
        if (!exchanges.addOlder({ role, content: said })) return exchanges.oldestFirst();
      }
      leaf = page.length < PAGE ? null : (page[0]?.parent_id ?? null);
    }
    return exchanges.oldestFirst();
  }
}

/** Tokens a message takes, on the safe side: about 4 Latin letters, or 1 of any other script, make one; 4 frame it. */
export function estimateTokens(text: string): number {
  let quarters = 16;
  for (let index = 0; index < text.length; index++) quarters += text.charCodeAt(index) < 128 ? 1 : 4;
  return Math.ceil(quarters / 4);
}
