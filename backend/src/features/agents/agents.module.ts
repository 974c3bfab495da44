import { Module } from '@nestjs/common';
import { AgentDeletions } from './agent-deletions.js';
import { AgentsController } from './agents.controller.js';
import { AgentsService } from './agents.service.js';
import { StarterAgents } from './starter-agents.js';

@Module({
  controllers: [AgentsController],
  providers: [AgentDeletions, AgentsService, StarterAgents],
  exports: [AgentDeletions, AgentsService],
})
export class AgentsModule {}
