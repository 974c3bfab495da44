import { Injectable } from '@nestjs/common';
import { EMPTY, type Observable } from 'rxjs';
import type { Attempt } from '../../platform/http/idempotency-key.decorator.js';
import { Idempotency } from '../../platform/http/idempotency.service.js';
import type { SseEvent } from '../../platform/http/sse.js';
import { presentMessage } from '../sessions/message.presenter.js';
import type { Channel } from '../sessions/session.entity.js';
import { TurnFeed } from '../turns/turn-feed.js';
import type { TurnInput } from '../turns/turn-input.js';
import { TurnStarter } from '../turns/turn-starter.js';
import { TurnsService } from '../turns/turns.service.js';
import type { MessageExchange } from './message-input.dto.js';

/** What a person says, through a turn. A repeated request with the same key finds the turn of the first one. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly starter: TurnStarter,
    private readonly turns: TurnsService,
    private readonly feed: TurnFeed,
    private readonly idempotency: Idempotency,
  ) {}

  /** @returns the id of the turn that answers. @throws SessionNotFound, TurnInProgress */
  send(attempt: Attempt, session_id: string, input: TurnInput): Promise<string> {
    return this.idempotency.attach(attempt, {
      create: async (turn_id) => (await this.starter.start(turn_id, session_id, input)).id,
      again: async (turn_id) => (await this.turns.get(turn_id)).id,
    });
  }

  /** @returns the id of the turn that goes on. @throws MessageNotFound, NothingToContinue, TurnInProgress */
  continue(attempt: Attempt, message_id: string, output: Channel | null): Promise<string> {
    return this.idempotency.attach(attempt, {
      create: async (turn_id) => (await this.starter.continue(turn_id, message_id, output)).id,
      again: async (turn_id) => (await this.turns.get(turn_id)).id,
    });
  }

  /** The turn's events from the first. */
  async follow(turn_id: string): Promise<Observable<SseEvent>> {
    return (await this.feed.follow(turn_id, -1)) ?? EMPTY;
  }

  /** Waits for the answer. @throws DomainError with a fallback text when there is no whole one */
  async exchange(turn_id: string): Promise<MessageExchange> {
    const { failure, notice } = await this.turns.resultOf(turn_id);
    if (failure) throw failure;
    const { user_message, assistant_message } = await this.turns.exchange(turn_id);
    return {
      user_message: presentMessage(user_message),
      assistant_message: presentMessage(assistant_message),
      notice,
    };
  }
}
