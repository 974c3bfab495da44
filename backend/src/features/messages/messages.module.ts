import { Module } from '@nestjs/common';
import { AiModule } from '../../ai/ai.module.js';
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
export class MessagesModule {}
