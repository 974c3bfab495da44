import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.js';
import { SessionsController } from './sessions.controller.js';
import { SessionRemoval } from './session-removal.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [AgentsModule],
  controllers: [SessionsController],
  providers: [SessionRemoval, SessionsService],
  exports: [SessionRemoval, SessionsService],
})
export class SessionsModule {}
