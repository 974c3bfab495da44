import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { AiModule } from '../../ai/ai.module.js';
import { ChatModel } from '../../ai/chat-model.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { TurnsModule } from '../turns/turns.module.js';
import { ChatController } from './chat.controller.js';
import { ChatService } from './chat.service.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';

@Module({
  imports: [AiModule, SessionsModule, TurnsModule],
  controllers: [MessagesController, ChatController],
  providers: [MessagesService, ChatService],
  exports: [MessagesService],
})
export class MessagesModule implements NestModule {
  constructor(private readonly chatModel: ChatModel) {}

  /** Where a model would have answered, a client can tell from the headers that none did. */
  configure(consumer: MiddlewareConsumer): void {
    const answers = [
      'api/sessions/:id/messages',
      'api/sessions/:id/voice',
      'api/sessions/:id/recordings/:recording_id/send',
      'api/messages/:id/continue',
      'api/chat',
    ];
    consumer
      .apply((_request: Request, response: Response, next: NextFunction) => {
        if (this.chatModel.simulated) response.setHeader('X-Simulated', 'true');
        next();
      })
      .forRoutes(...answers.map((path) => ({ path, method: RequestMethod.POST })));
  }
}
