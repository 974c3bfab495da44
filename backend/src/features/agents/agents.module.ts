import { Module } from '@nestjs/common';
import { AgentsController } from './agents.controller.js';
import { AgentsService } from './agents.service.js';
import { StarterAgents } from './starter-agents.js';

@Module({
  controllers: [AgentsController],
  providers: [AgentsService, StarterAgents],
  exports: [AgentsService],
})
export class AgentsModule {}
