import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { StreamAttempt } from '../../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../../platform/http/idempotency/idempotency.service.js';
import type { SseEvent } from '../../platform/http/streaming/sse.js';
import { presentMessage } from '../sessions/message/message.presenter.js';
import type { Channel } from '../sessions/session.entity.js';
import { type TurnPosition, TurnResumption } from '../turns/following/turn-resumption.js';
import { TurnFeed } from '../turns/following/turn-feed.js';
import type { TurnInput } from '../turns/starting/turn-input.js';
import { TurnStarter } from '../turns/starting/turn-starter.js';
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
    private readonly resumption: TurnResumption,
  ) {}

  /** @returns the turn that answers. @throws SessionNotFound, TurnInProgress */
  async send(attempt: StreamAttempt, sessionId: string, input: TurnInput): Promise<TurnPosition> {
    const content = typeof input.content === 'string' ? input.content : null;
    const resumed = await this.resumed(attempt, sessionId, content);
    return (
      resumed ?? this.attach(attempt, (turnId) => this.starter.start(turnId, sessionId, input, attempt.correlationId))
    );
  }

  /**
   * Where a message's stream goes on that broke before; null for a new message. For callers with work to do before they send.
   * @param content null when only a recording tells it
   * @throws SessionNotFound, DomainError `validation_error`
   */
  resumed({ last_event_id }: StreamAttempt, sessionId: string, content: string | null): Promise<TurnPosition | null> {
    return this.resumption.ofMessage(last_event_id, { session_id: sessionId, content });
  }

  /** @returns the turn that continues it. @throws MessageNotFound, NothingToContinue, TurnInProgress */
  async continue(attempt: StreamAttempt, messageId: string, output: Channel | null): Promise<TurnPosition> {
    const resumed = await this.resumption.ofContinuation(attempt.last_event_id, messageId);
    return (
      resumed ??
      this.attach(attempt, (turnId) => this.starter.continue(turnId, messageId, output, attempt.correlationId))
    );
  }

  /** The events of a turn behind that position; null when nothing can follow. */
  follow({ turn_id, after }: TurnPosition): Promise<Observable<SseEvent> | null> {
    return this.feed.follow(turn_id, after);
  }

  /** Waits for the answer. @throws DomainError with a fallback text when there is no whole one */
  async exchange({ turn_id }: TurnPosition): Promise<MessageExchange> {
    const { failure, notice } = await this.turns.resultOf(turn_id);
    if (failure) throw failure;
    const { user_message, assistant_message } = await this.turns.exchange(turn_id);
    return {
      user_message: presentMessage(user_message),
      assistant_message: presentMessage(assistant_message),
      notice,
    };
  }

  private async attach(
    attempt: StreamAttempt,
    create: (turnId: string) => Promise<{ id: string }>,
  ): Promise<TurnPosition> {
    const turnId = await this.idempotency.attach(attempt, {
      create: async (id) => (await create(id)).id,
      again: async (id) => (await this.turns.get(id)).id,
    });
    return { turn_id: turnId, after: -1 };
  }
}
