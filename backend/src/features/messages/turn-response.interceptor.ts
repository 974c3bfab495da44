import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  HttpCode,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { ChatModel } from '../../ai/chat-model.js';
import { acceptedForm, Offers, type ResponseForm } from '../../platform/http/input/content-negotiation.js';
import { RateClass } from '../../platform/http/protection/rate-limit.guard.js';
import { SseStreams } from '../../platform/http/streaming/sse.js';
import type { TurnPosition } from '../turns/following/turn-resumption.js';
import type { MessageExchange } from './message-input.dto.js';
import { MessagesService } from './messages.service.js';
import { ApiSimulated, markSimulated } from './simulated.interceptor.js';

/**
 * For a handler that starts a turn, or finds one, and returns its TurnPosition: the client is given the turn as `Accept`
 * asks for it. The first form is the default.
 */
export function RespondsWithTurn(...forms: Parameters<typeof Offers>): MethodDecorator {
  return applyDecorators(
    Offers(...forms),
    UseInterceptors(TurnResponseInterceptor),
    HttpCode(200),
    RateClass('turns'),
    ApiSimulated(),
  );
}

@Injectable()
export class TurnResponseInterceptor implements NestInterceptor<TurnPosition> {
  constructor(
    private readonly messages: MessagesService,
    private readonly streams: SseStreams,
    private readonly chatModel: ChatModel,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<TurnPosition>): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    markSimulated(response, this.chatModel);
    const form = acceptedForm(context);
    // Before anything is started that could not be followed.
    if (form === 'stream') this.streams.checkPlace();
    return next.handle().pipe(mergeMap((position) => this.respond(form, position, response)));
  }

  /** Audio is left to the interceptor of the route that offers it. */
  private async respond(
    form: ResponseForm,
    position: TurnPosition,
    response: Response,
  ): Promise<MessageExchange | TurnPosition | undefined> {
    if (form === 'json') return this.messages.exchange(position);
    if (form === 'audio') return position;
    this.streams.serveRest(await this.messages.follow(position), response);
    return undefined;
  }
}
