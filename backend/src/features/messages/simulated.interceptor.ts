import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import { ChatModel } from '../../ai/chat-model.js';
import { ApiAnswerHeader } from '../../platform/http/documentation/documentation.decorators.js';

const HEADER = 'X-Simulated';

/** Documents the header that says when no model answers. */
export const ApiSimulated = () =>
  ApiAnswerHeader(HEADER, '`true` when the built-in simulator answers, because no provider is connected.');

/** For a route where a model would answer: the header says when none does. */
export const SaysWhenSimulated = () => applyDecorators(UseInterceptors(SimulatedInterceptor), ApiSimulated());

@Injectable()
export class SimulatedInterceptor implements NestInterceptor {
  constructor(private readonly chatModel: ChatModel) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    markSimulated(context.switchToHttp().getResponse<Response>(), this.chatModel);
    return next.handle();
  }
}

export function markSimulated(response: Response, { simulated }: ChatModel): void {
  if (simulated) response.setHeader(HEADER, 'true');
}
