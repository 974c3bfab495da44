import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgentRemoval } from '../../agents/agent-removal.js';
import { CheckQuestionRepository } from './check-question.repository.js';

/** Removes the check questions of deleted agents. */
@Injectable()
export class CheckQuestionRemoval implements OnModuleInit {
  constructor(
    private readonly agents: AgentRemoval,
    private readonly questions: CheckQuestionRepository,
  ) {}

  onModuleInit(): void {
    this.agents.addBelongings({
      removeRows: (agentId, signal) => this.questions.deleteOfAgent(agentId, signal),
    });
  }
}
