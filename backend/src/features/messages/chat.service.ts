import { Injectable } from '@nestjs/common';
import { firstValueFrom, type Observable, ReplaySubject } from 'rxjs';
import { ChatModel, type ChatMessage, type ChatRequest } from '../../ai/chat-model.js';
import { ModelFailure } from '../../ai/model-failure.js';
import { Config } from '../../config/settings.js';
import type { DomainError } from '../../platform/domain-error.js';
import { Metrics } from '../../platform/observability/metrics.js';
import { answerError } from '../turns/failures.js';
import type { ChatRequestBody } from './chat.dto.js';

/** A piece of the answer, or why there is no more. */
export type ChatPiece = { text: string } | { failure: DomainError };

/** One answer without agent or session; nothing is stored. */
@Injectable()
export class ChatService {
  constructor(
    private readonly chatModel: ChatModel,
    private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Resolves when the answer has begun, so that an earlier failure is an ordinary error response.
   * Aborting `signal` closes the provider's stream. @throws DomainError
   */
  async begin(body: ChatRequestBody, signal: AbortSignal): Promise<Observable<ChatPiece>> {
    const pieces = new ReplaySubject<ChatPiece>();
    const whole = this.chatModel.answer(this.requestFrom(body), (text) => pieces.next({ text }), signal);
    try {
      await Promise.race([firstValueFrom(pieces), whole]);
    } catch (error) {
      throw this.failed(error);
    }
    whole.then(
      () => pieces.complete(),
      (error: unknown) => {
        pieces.next({ failure: this.failed(error) });
        pieces.complete();
      },
    );
    return pieces;
  }

  private failed(error: unknown): DomainError {
    if (error instanceof ModelFailure) this.metrics.providerErrors.inc({ kind: error.kind });
    return answerError(error);
  }

  private requestFrom({ message, model, max_tokens, system_prompt }: ChatRequestBody): ChatRequest {
    const system: ChatMessage[] = system_prompt === undefined ? [] : [{ role: 'system', content: system_prompt }];
    return {
      messages: [...system, { role: 'user', content: message }],
      model: model ?? null,
      temperature: null,
      maxOutputTokens: max_tokens ?? this.config.answers.maxOutputTokens,
    };
  }
}
