import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgentRemoval } from './agent-removal.js';
import { Agent } from './agent.entity.js';
import { AgentRepository } from './agent.repository.js';
import { AgentsController } from './agents.controller.js';
import { AgentsService } from './agents.service.js';
import { StarterAgents } from './starter-agents.js';

@Module({
  imports: [TypeOrmModule.forFeature([Agent])],
  controllers: [AgentsController],
  providers: [AgentRemoval, AgentRepository, AgentsService, StarterAgents],
  exports: [AgentRemoval, AgentRepository, AgentsService],
})
export class AgentsModule {}
