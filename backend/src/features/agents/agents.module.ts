import { Module } from '@nestjs/common';
import { AgentRemoval } from './agent-removal.js';
import { AgentsController } from './agents.controller.js';
import { AgentsService } from './agents.service.js';
import { StarterAgents } from './starter-agents.js';

@Module({
  controllers: [AgentsController],
  providers: [AgentRemoval, AgentsService, StarterAgents],
  exports: [AgentRemoval, AgentsService],
})
export class AgentsModule {}
