import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgentsModule } from '../agents/agents.module.js';
import { CitedDocuments } from './message/cited-documents.js';
import { Message } from './message/message.entity.js';
import { MessageRepository } from './message/message.repository.js';
import { SessionMessages } from './session-messages.js';
import { SessionRemoval } from './session-removal.js';
import { SessionRows } from './session-rows.js';
import { Session } from './session.entity.js';
import { SessionRepository } from './session.repository.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [AgentsModule, TypeOrmModule.forFeature([Message, Session])],
  controllers: [SessionsController],
  providers: [
    CitedDocuments,
    MessageRepository,
    SessionMessages,
    SessionRemoval,
    SessionRepository,
    SessionRows,
    SessionsService,
  ],
  exports: [CitedDocuments, MessageRepository, SessionMessages, SessionRepository, SessionRows, SessionsService],
})
export class SessionsModule {}
